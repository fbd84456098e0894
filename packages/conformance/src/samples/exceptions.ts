import type { ErrorCode } from "@bedrock-targets/core";
import type { ServiceException } from "./answers.ts";

/** What must become of a failure. */
export interface Verdict {
  readonly code: ErrorCode;
  readonly retryable: boolean;
}

/** An exception of AWS, and what must become of it. */
export interface ExceptionSample extends ServiceException, Verdict {
  /** The exception in words, where its name does not say enough. */
  readonly what?: string;
}

/** The same call will never succeed. */
export const final = (code: ErrorCode): Verdict => ({ code, retryable: false });
/** The same call may succeed later. */
export const passing = (code: ErrorCode): Verdict => ({ code, retryable: true });

/** The exceptions that a stream of either operation may have among its events. */
const inEveryStream: readonly ExceptionSample[] = [
  { name: "InternalServerException", message: "Something broke.", ...passing("unavailable") },
  { name: "ModelStreamErrorException", message: "The model broke off.", ...final("model-error") },
  {
    what: "a ModelStreamErrorException of a model that answered 500",
    name: "ModelStreamErrorException",
    message: "The model broke off.",
    details: { originalStatusCode: 500, originalMessage: "Oh." },
    ...passing("model-error"),
  },
  { name: "ValidationException", message: "The value is not valid.", ...final("invalid-request") },
  { name: "ThrottlingException", message: "Too many tokens, please wait.", ...passing("throttled") },
  { name: "ServiceUnavailableException", message: "Not at the moment.", ...passing("unavailable") },
];

/** The exceptions that a stream may have among its events, by operation. */
export const streamedExceptions: Readonly<Record<"converseStream" | "invokeModelStream", readonly ExceptionSample[]>> =
  {
    converseStream: inEveryStream,
    invokeModelStream: [
      ...inEveryStream,
      { name: "ModelTimeoutException", message: "The model took too long.", ...passing("timeout") },
    ],
  };

/** An exception in words, for the name of a check. */
export const wordsFor = ({ what, name }: ExceptionSample): string =>
  what ?? `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
