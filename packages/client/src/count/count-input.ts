import type { ConverseStreamRequest, CountTokensRequest } from "@bedrock-targets/core";
import { isPlainObject, reasonAgainstOperation } from "@bedrock-targets/core/shape";
import { type BoundTarget, rulesOf } from "@bedrock-targets/core/target";
import { converseInput, invokeInput, Refused } from "../call.ts";

/** What is counted: a conversation, or a body in the model's own format. */
export type Counted = NonNullable<CountTokensRequest["input"]>;

/** The parts of a conversation that have tokens. */
export type Conversation = Pick<
  ConverseStreamRequest,
  "messages" | "system" | "toolConfig" | "additionalModelRequestFields" | "promptVariables"
>;

/** Whether a request has InvokeModel's form. */
export const hasBody = (request: unknown): boolean => isPlainObject(request) && "body" in request;

export function countedBody(target: BoundTarget, request: unknown): Counted {
  const reason = reasonAgainstOperation(rulesOf(target), "invokeModel");
  if (reason !== undefined) throw new Refused((words) => words.notSupported(target, "invokeModel", reason));
  const { body } = invokeInput(target, request);
  return { invokeModel: { body: typeof body === "string" ? new TextEncoder().encode(body) : body } };
}

/** Checked as `converse` checks it; members without tokens, such as `inferenceConfig`, are left out. */
export function conversationOf(target: BoundTarget, request: unknown): Conversation {
  const input = converseInput(target, request, "converse");
  const { messages, system, toolConfig, additionalModelRequestFields, promptVariables } = input;
  return {
    ...(messages && { messages }),
    ...(system && { system }),
    ...(toolConfig && { toolConfig }),
    ...(additionalModelRequestFields !== undefined && { additionalModelRequestFields }),
    ...(promptVariables && { promptVariables }),
  };
}
