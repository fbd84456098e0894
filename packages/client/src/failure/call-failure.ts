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
    ...limits[name](`${ms} ms (\`${name}\`)`),
    // A limit for everything is over for every other try as well.
    retryable: name !== "timeoutMs",
    target: context.target,
    attempts: context.attempts,
    partial: context.partial,
    status: head?.status,
    requestId: requestIdIn(head, context),
  });

/** What is said where a limit was exceeded, by its name. */
const limits: {
  readonly [Name in Exceeded["name"]]: (limit: string) => { readonly message: string; readonly advice: string };
} = {
  timeoutMs: (limit) => ({
    message: `The call took longer than ${limit}, and was ended.`,
    advice: "Give it more time, or ask for less.",
  }),
  firstByteTimeoutMs: (limit) => ({
    message: `The answer did not begin within ${limit}, and the call was ended.`,
    advice: "Give the model more time to begin, or stream: a plain answer comes when it is whole.",
  }),
  idleTimeoutMs: (limit) => ({
    message: `The stream was silent for ${limit}, and was ended.`,
    advice: "Try again, or give it more time.",
  }),
};
