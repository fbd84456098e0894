import {
  type AnswerHead,
  BedrockTargetError,
  completed,
  type ErrorContext,
  toTargetError,
} from "@bedrock-targets/core";
import type { Call } from "../call/call.ts";
import type { Exceeded } from "../call/limits.ts";
import { Learned } from "../control/capabilities/learned.ts";
import { requestIdIn, toStreamError } from "./stream-error.ts";

/** What the client itself has refused, with what is known of the call. */
export const refusal = (error: BedrockTargetError, { context, head }: Call): BedrockTargetError =>
  completed(error, { ...context, status: head?.status, requestId: requestIdIn(head, context) });

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

/** A time limit has ended the try. */
export const tooSlow = (
  { name, ms }: Exceeded,
  context: ErrorContext,
  head: AnswerHead | undefined,
): BedrockTargetError =>
  new BedrockTargetError({
    code: "timeout",
    message: `The call was ended after ${ms} ms, by \`${name}\`.`,
    advice: advice[name] ?? "",
    // A limit for everything is over for every other try as well.
    retryable: name !== "timeoutMs",
    target: context.target,
    attempts: context.attempts,
    partial: context.partial,
    status: head?.status,
    requestId: requestIdIn(head, context),
  });

const advice: { readonly [Name in Exceeded["name"]]?: string } = {
  timeoutMs: "Give it more time, or ask for less.",
  firstByteTimeoutMs: "Give the model more time to begin, or stream: a plain answer comes when it is whole.",
  idleTimeoutMs: "Try again: the connection was silent.",
};
