import type { Model } from "../account/model.ts";
import { type ServiceError, validationError } from "../http/service-error.ts";
import type { Answer } from "../reply/answer.ts";
import type { JsonObject } from "../wire/json.ts";

/** A vendor's own format in InvokeModel. */
export interface Dialect {
  /** Answers a body, or throws the error for one that the vendor's models cannot read. */
  answer(body: JsonObject, about: About): DialectAnswer;
}

/** Who answers, and the text that identifiers depend on. */
export interface About {
  readonly model: Model;
  readonly seed: string;
}

/** An answer in the vendor's format. */
export interface DialectAnswer {
  readonly body: JsonObject;
  /** The same in pieces, for the stream operation. Absent: the vendor's models do not stream. */
  readonly chunks?: Iterable<JsonObject>;
  readonly metrics: InvocationMetrics;
}

/** What Bedrock itself says about an invocation, in headers or in the last frame. Tokens and milliseconds. */
export interface InvocationMetrics {
  readonly inputTokenCount: number;
  /** Absent for embeddings. */
  readonly outputTokenCount?: number;
  readonly invocationLatency: number;
  readonly firstByteLatency: number;
  readonly cacheReadInputTokenCount?: number;
  readonly cacheWriteInputTokenCount?: number;
}

/** The metrics of an answer in text. Cached tokens count where the vendor always has them, or the request caches. */
export const metricsOf = (
  { usage, latencyMs, firstByteMs }: Answer,
  alwaysCounts: boolean = false,
): InvocationMetrics => ({
  inputTokenCount: usage.inputTokens,
  outputTokenCount: usage.outputTokens,
  invocationLatency: latencyMs,
  firstByteLatency: firstByteMs,
  ...((usage.cached || alwaysCounts) && {
    cacheReadInputTokenCount: usage.cacheReadTokens,
    cacheWriteInputTokenCount: usage.cacheWriteTokens,
  }),
});

/** The error for a body that the model cannot read. Clients match on both ends of the sentence (they are AWS's). */
export const malformed = (reason: string): ServiceError =>
  validationError(`Malformed input request: ${reason}, please reformat your input and try again.`);

/** Refuses a body without the members that the vendor requires. */
export const requireMembers = (body: JsonObject, names: readonly string[]): void => {
  const missing = names.find((name) => body[name] === undefined || body[name] === null);
  if (missing !== undefined) throw malformed(`the required member ${missing} is missing`);
};

/** Refuses a list of messages that is empty or no list. */
export const requireMessages = (body: JsonObject): void => {
  requireMembers(body, ["messages"]);
  if (!Array.isArray(body.messages) || body.messages.length === 0) throw malformed("messages has no message");
};
