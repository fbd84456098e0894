import { resourceFor, routed } from "../account/invocation.ts";
import { invokePermissions } from "../account/invoke-permissions.ts";
import type { Resource } from "../account/resource.ts";
import { parseObject } from "../http/json-body.ts";
import type { Operation, OperationRequest } from "../http/operation.ts";
import { jsonResponse } from "../http/responses.ts";
import { ModelRefusal, validationError } from "../http/service-error.ts";
import { streamResponse } from "../http/stream-response.ts";
import { compose } from "../reply/compose.ts";
import { encodeEvents, encodeException } from "../wire/event-stream.ts";
import { type JsonObject, listOf, objectOf, sortedJson } from "../wire/json.ts";
import { converseEvents } from "./events.ts";
import { extrasOf } from "./extras.ts";
import { lastPrompt, readConverse } from "./read.ts";
import { withStoredPrompt } from "./stored-prompt.ts";
import { checkTypes, validateConverse } from "./validate.ts";
import { converseBody } from "./write.ts";

/** `POST /model/{modelId}/converse` */
export const converse: Operation = {
  name: "Converse",
  streamed: false,
  permissions: ({ account, identifier }) => invokePermissions(account, identifier, "bedrock:InvokeModel"),
  answer(request) {
    const { answer, extras, model } = answerTo(request);
    // Anthropic models count cached tokens even where there are none, but not in streams (recorded).
    const countsCache = model.dialect === "anthropic" && model.caches;
    return jsonResponse(sortedJson(converseBody(answer, { ...extras, countsCache })));
  },
};

/** `POST /model/{modelId}/converse-stream` */
export const converseStream: Operation = {
  name: "ConverseStream",
  streamed: true,
  permissions: ({ account, identifier }) =>
    invokePermissions(account, identifier, "bedrock:InvokeModelWithResponseStream"),
  answer: (request) => streamResponse(framesFor(request), {}, request.listener),
};

/** What the model itself refuses, it refuses inside the stream. */
const framesFor = (request: OperationRequest): Iterator<Uint8Array, void, void> => {
  try {
    const { answer, extras } = answerTo(request);
    return encodeEvents(converseEvents(answer, extras), request.body);
  } catch (thrown) {
    if (thrown instanceof ModelRefusal) return [encodeException(thrown)].values();
    throw thrown;
  }
};

const answerTo = ({ account, identifier: modelId, body: text }: OperationRequest) => {
  const resource = resourceFor(account, modelId);
  refuseWithoutConverse(resource);
  const { body, filled } = withStoredPrompt(resource, parseBody(text));
  const invoked = routed(resource, lastPrompt(listOf(body.messages).map(objectOf)));
  validateConverse(body, invoked.model);
  const question = readConverse(body, { seed: modelId + text, model: invoked.model, filled });
  const answer = compose(question);
  const extras = extrasOf({ body, question, answer, resource, invoked }, account);
  return { answer, extras, model: invoked.model };
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
  const body = parseObject(text);
  checkTypes(body);
  return body;
};
