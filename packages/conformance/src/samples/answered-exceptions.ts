import type { ErrorCode, Operation } from "@bedrock-targets/core";
import { type ExceptionSample, final, passing, type Verdict } from "./exceptions.ts";

/** An exception in place of an answer. */
export interface AnsweredException extends ExceptionSample, BareStatus {
  /** Who raised it, as its class says on the wire. Default: Bedrock. */
  readonly origin?: string;
  /** The operations that have it. Default: all. */
  readonly only?: readonly Operation[];
}

/** An answer that is nothing but a status. */
export interface BareStatus extends Verdict {
  readonly status: number;
}

const signing = "com.amazon.coral.service";

/** Of the operations' own, by the service model. */
const modelled: readonly AnsweredException[] = [
  { name: "AccessDeniedException", status: 403, message: "You have no access.", ...final("access-denied") },
  { name: "InternalServerException", status: 500, message: "Something broke.", ...passing("unavailable") },
  { name: "ModelErrorException", status: 424, message: "The model failed.", ...final("model-error") },
  {
    what: "a ModelErrorException of a model that answered 503",
    name: "ModelErrorException",
    status: 424,
    message: "The model failed.",
    details: { originalStatusCode: 503, resourceName: "model" },
    ...passing("model-error"),
  },
  { name: "ModelNotReadyException", status: 429, message: "The model is not ready.", ...passing("model-not-ready") },
  {
    name: "ModelStreamErrorException",
    status: 424,
    message: "The model broke off.",
    only: ["invokeModelStream"],
    ...final("model-error"),
  },
  { name: "ModelTimeoutException", status: 408, message: "The model took too long.", ...passing("timeout") },
  { name: "ResourceNotFoundException", status: 404, message: "There is no such thing.", ...final("not-found") },
  { name: "ServiceQuotaExceededException", status: 400, message: "That is all.", ...final("quota-exceeded") },
  { name: "ServiceUnavailableException", status: 503, message: "Not at the moment.", ...passing("unavailable") },
  // Judged by its text alone, it would be an overlong context.
  { name: "ThrottlingException", status: 429, message: "Too many tokens, please wait.", ...passing("throttled") },
  { name: "ValidationException", status: 400, message: "The value is not valid.", ...final("invalid-request") },
];

/** Documented or recorded, and not in the model. */
const unmodelled: readonly AnsweredException[] = [
  { name: "FTUFormNotFilled", status: 404, message: "A form is missing.", ...final("access-denied") },
  { name: "MPAgreementBeingCreated", status: 403, message: "Wait for the agreement.", ...final("access-denied") },
  { name: "NotAuthorized", status: 400, message: "You may not.", ...final("access-denied") },
  { name: "IncompleteSignature", status: 400, message: "The signature is not whole.", ...final("credentials") },
  { name: "InvalidClientTokenId", status: 403, message: "The key is unknown.", ...final("credentials") },
  { name: "RequestExpired", status: 400, message: "The request is old.", ...final("credentials") },
  ...["UnrecognizedClientException", "InvalidSignatureException"].map((name) => ({
    name,
    status: 403,
    message: "The token is invalid.",
    origin: signing,
    ...final("credentials"),
  })),
  { name: "overloaded_error", status: 529, message: "The model is overloaded.", ...passing("unavailable") },
];

const says = (
  what: string,
  exception: "ValidationException" | "ResourceNotFoundException" | "AccessDeniedException" | "ThrottlingException",
  message: string,
  code: ErrorCode,
): AnsweredException => ({ what, name: exception, status: statuses[exception], message, ...final(code) });

const statuses = {
  ValidationException: 400,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ThrottlingException: 429,
} as const;

/** One class for many things: only the text tells them apart. Of AWS's sentences, the words that do. */
const worded: readonly AnsweredException[] = [
  says(
    "a model that is offered through profiles only",
    "ValidationException",
    "Invocation with on-demand throughput isn’t supported.",
    "on-demand-not-supported",
  ),
  says("an unknown modelId", "ValidationException", "The provided model identifier is invalid.", "not-found"),
  says(
    "a model without the operation",
    "ValidationException",
    "This action doesn't support the model that you provided.",
    "operation-not-supported",
  ),
  says(
    "a context that is too long",
    "ValidationException",
    "Input is too long for requested model.",
    "content-too-long",
  ),
  says("an account without Anthropic", "ValidationException", "Operation not allowed.", "access-denied"),
  says(
    "a cache point where there is no cache",
    "AccessDeniedException",
    "The request did not allow prompt caching.",
    "invalid-request",
  ),
  says("a legacy model", "ResourceNotFoundException", "It is marked by provider as Legacy.", "legacy-model"),
  says("a model that is gone", "ResourceNotFoundException", "It has reached the end of its life.", "end-of-life"),
  says("a missing form", "ResourceNotFoundException", "Model use case details are missing.", "access-denied"),
  says("a quota of the day", "ThrottlingException", "Too many tokens per day.", "quota-exceeded"),
];

/** Exceptions in place of an answer: by the service model, by AWS's documentation, recorded, and as users report them. */
export const answeredExceptions: readonly AnsweredException[] = [...modelled, ...unmodelled, ...worded];

/** What something between here and AWS answers: a status without a word. */
export const bareStatuses: readonly BareStatus[] = [
  { status: 413, ...final("content-too-long") },
  { status: 429, ...passing("throttled") },
  ...[502, 503, 504].map((status) => ({ status, ...passing("unavailable") })),
];
