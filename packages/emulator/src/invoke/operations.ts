import { resourceFor } from "../account/invocation.ts";
import { invokePermissions } from "../account/invoke-permissions.ts";
import type { Resource } from "../account/resource.ts";
import { fillPrompt } from "../converse/stored-prompt.ts";
import type { Operation, OperationRequest } from "../http/operation.ts";
import { jsonResponse } from "../http/responses.ts";
import { validationError } from "../http/service-error.ts";
import { streamResponse } from "../http/stream-response.ts";
import { encodeEvents } from "../wire/event-stream.ts";
import { type JsonObject, listOf, objectOf, textOf } from "../wire/json.ts";
import { parseBody } from "./body.ts";
import { chunkEvents } from "./chunk-events.ts";
import type { DialectAnswer, InvocationMetrics } from "./dialect.ts";
import { dialects } from "./dialects.ts";

/** `POST /model/{modelId}/invoke` */
export const invokeModel: Operation = {
  name: "InvokeModel",
  streamed: false,
  permissions: ({ account, identifier }) => invokePermissions(account, identifier, "bedrock:InvokeModel"),
  answer(request) {
    const { body, metrics } = answerTo(request);
    return jsonResponse(JSON.stringify(body), metricHeaders(metrics));
  },
};

/** `POST /model/{modelId}/invoke-with-response-stream` */
export const invokeModelWithResponseStream: Operation = {
  name: "InvokeModelWithResponseStream",
  streamed: true,
  permissions: ({ account, identifier }) =>
    invokePermissions(account, identifier, "bedrock:InvokeModelWithResponseStream"),
  answer(request) {
    const { chunks, metrics } = answerTo(request);
    if (!chunks) throw validationError("This model does not stream: pass it to InvokeModel");
    const frames = encodeEvents(chunkEvents(chunks, metrics), request.body);
    return streamResponse(frames, { "x-amzn-bedrock-content-type": "application/json" }, request.listener);
  },
};

const answerTo = ({ account, identifier: modelId, body: text }: OperationRequest): DialectAnswer => {
  const resource = resourceFor(account, modelId);
  // A router chooses in Converse only: here, the body has to fit one vendor, which is that of its plainest model.
  const { model } = resource.models[0];
  return dialects[model.dialect].answer(bodyFor(resource, text), { model, seed: modelId + text });
};

/** With a stored prompt the body is ignored; there is no place for variables either, so a prompt that has some fails. */
const bodyFor = ({ prompt }: Resource, text: string): JsonObject => {
  if (!prompt) return parseBody(text);
  const { messages } = fillPrompt(prompt, undefined);
  return bodyInEveryFormat(messages);
};

/** Bedrock knows how to put a prompt to its model; here, each vendor's format finds what it looks for. */
const bodyInEveryFormat = (messages: readonly JsonObject[]): JsonObject => {
  const prompt = messages
    .flatMap(({ content }) => listOf(content).map((block) => textOf(objectOf(block).text) ?? ""))
    .join("\n");
  const limits = { anthropic_version: "bedrock-2023-05-31", max_tokens: 512 };
  return { messages, prompt, message: prompt, inputText: prompt, ...limits };
};

/** InvokeModel has the counts in headers, because the body belongs to the model. */
const metricHeaders = (metrics: InvocationMetrics): Record<string, string> => {
  const values = {
    "input-token-count": metrics.inputTokenCount,
    "output-token-count": metrics.outputTokenCount,
    "cache-read-input-token-count": metrics.cacheReadInputTokenCount,
    "cache-write-input-token-count": metrics.cacheWriteInputTokenCount,
    "invocation-latency": metrics.invocationLatency,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[`x-amzn-bedrock-${name}`, `${value}`]],
    ),
  );
};
