import { type BedrockTargetError, completed, toTargetError } from "@bedrock-targets/core";
import type { Call } from "../call/call.ts";
import { Learned } from "../control/capabilities/learned.ts";
import { requestIdIn, toStreamError } from "./stream-error.ts";

/** What the client itself has refused, with what is known of the call. */
export const refusal = (error: BedrockTargetError, { context, head }: Call): BedrockTargetError =>
  completed(error, { ...context, status: head?.status, requestId: requestIdIn(head) });

/** The error for whatever else was thrown before the call's reply was there. */
export function callFailure(thrown: unknown, { context, head, operation, options }: Call): BedrockTargetError {
  if (context.aborted) return toTargetError(options.signal?.reason, context);
  const hasBegun = head?.status === 200 && operation.endsWith("Stream");
  return hasBegun ? toStreamError(thrown, context, head) : toTargetError(thrown, context);
}

/** Takes note of what the service refuses for good: of a model by its id, of another target by its string. */
export function learnFrom(error: BedrockTargetError, { session, target, operation }: Call): void {
  session.client.learned ??= new Learned();
  const modelId = target.kind === "base" ? (target.ref.resourceId ?? target.modelId) : target.modelId;
  session.client.learned.learn(error, modelId, operation);
}
