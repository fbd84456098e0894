import { resourceFor, routed } from "../account/invocation.ts";
import type { Resource } from "../account/resource.ts";
import type { Operation, OperationRequest } from "../http/operation.ts";
import { jsonResponse } from "../http/responses.ts";
import { serializationError, validationError } from "../http/service-error.ts";
import { streamResponse } from "../http/stream-response.ts";
import type { Answer } from "../reply/answer.ts";
import { compose } from "../reply/compose.ts";
import { encodeEvents } from "../wire/event-stream.ts";
import { isObject, type JsonObject, listOf, objectOf, sortedJson } from "../wire/json.ts";
import { converseEvents } from "./events.ts";
import { lastPrompt, readConverse } from "./read.ts";
import { withStoredPrompt } from "./stored-prompt.ts";
import { checkTypes, validateConverse } from "./validate.ts";
import { converseBody, type Extras } from "./write.ts";

/** `POST /model/{modelId}/converse` */
export const converse: Operation = {
  name: "Converse",
  streamed: false,
  answer(request) {
    const { answer, extras, model } = answerTo(request);
    // Anthropic models count cached tokens even where there are none, but not in streams.
    const countsCache = model.dialect === "anthropic";
    return jsonResponse(sortedJson(converseBody(answer, { ...extras, countsCache })));
  },
};

/** `POST /model/{modelId}/converse-stream` */
export const converseStream: Operation = {
  name: "ConverseStream",
  streamed: true,
  answer(request) {
    const { answer, extras } = answerTo(request);
    return streamResponse(encodeEvents(converseEvents(answer, extras), request.body), {}, request.listener);
  },
};

const answerTo = ({ account, modelId, body: text }: OperationRequest) => {
  const resource = resourceFor(account, modelId);
  refuseWithoutConverse(resource);
  const { body, filled } = withStoredPrompt(resource, parseBody(text));
  const { model, arn } = routed(resource, lastPrompt(listOf(body.messages).map(objectOf)));
  validateConverse(body, model);
  const question = readConverse(body, { seed: modelId + text, modelName: model.name, filled });
  const answer = compose(question);
  return { answer, model, extras: extrasOf(body, answer, resource.kind === "router" ? { routedTo: arn } : {}) };
};

const refuseWithoutConverse = ({ models }: Resource): void => {
  const speechless = models.find(({ model }) => !model.converse);
  if (speechless) {
    throw validationError(
      "This action doesn't support the model that you provided. " +
        `${speechless.model.name} takes InvokeModel, and no Converse operation`,
    );
  }
};

const parseBody = (text: string): JsonObject => {
  const body = text === "" ? {} : parseJson(text);
  if (!isObject(body)) throw serializationError("The body must be a JSON object");
  checkTypes(body);
  return body;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw serializationError("The body is not valid JSON");
  }
};

const echoedFields = ["performanceConfig", "serviceTier"] as const;

const extrasOf = (body: JsonObject, answer: Answer, routedTo: Pick<Extras, "routedTo">): Extras => ({
  echoed: Object.fromEntries(echoedFields.filter((name) => isObject(body[name])).map((name) => [name, body[name]])),
  additional: additionalFields(body, answer),
  countsCache: false,
  ...routedTo,
});

/** The one path that means something to a model that is not there: Anthropic's `/stop_sequence`. */
const additionalFields = ({ additionalModelResponseFieldPaths }: JsonObject, { stopSequence }: Answer): JsonObject =>
  listOf(additionalModelResponseFieldPaths).includes("/stop_sequence")
    ? { additionalModelResponseFields: { stop_sequence: stopSequence ?? null } }
    : {};
