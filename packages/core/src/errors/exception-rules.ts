import type { ErrorCode } from "./codes.ts";

/** From an AWS exception to a code: the exception's name first, then a short stable piece of its text, then its status. */
export interface ExceptionRule {
  readonly names?: readonly string[];
  /** Pieces of text, in lower case, of which one must occur. */
  readonly says?: readonly string[];
  readonly statuses?: readonly number[];
  readonly code: ErrorCode;
  readonly retryable?: boolean;
  readonly advice: string;
  /** Whether the rule tells a case of its own from the rest of its code: then a kind's advice for the code is not meant. */
  readonly isParticular?: true;
}

const subscriptionAdvice =
  "Wait until the account's subscription to this model is made, up to 15 minutes, and try again.";
const entitlementAdvice =
  "Ask for model access: the account, whatever its permissions, may not use this model (Bedrock console, or AWS support).";
const formAdvice =
  "Fill in the provider's use case form for this account in the Bedrock console, and try again after 15 minutes.";

/**
 * The only place where the text of an AWS message decides. The first rule that fits wins; the class decides before the
 * text ("Too many tokens" is throttling, never an overlong context). Apostrophes and numbers in AWS's sentences vary, so
 * no piece has one. Sources: the exceptions of the service model, and the messages that users report.
 */
export const exceptionRules: readonly ExceptionRule[] = [
  {
    names: ["ThrottlingException", "TooManyRequestsException", "Throttling"],
    says: ["per day"],
    code: "quota-exceeded",
    isParticular: true,
    advice: "The daily quota is used up: wait for the next day, ask for a higher quota, or use another target.",
  },
  {
    names: [
      "ThrottlingException",
      "TooManyRequestsException",
      "Throttling",
      "ThrottledException",
      "RequestThrottled",
      "RequestThrottledException",
      "RequestLimitExceeded",
      "SlowDown",
    ],
    code: "throttled",
    retryable: true,
    advice: "Send less at once, wait and try again, or use a profile that spreads over several regions.",
  },
  {
    names: ["ModelNotReadyException"],
    code: "model-not-ready",
    retryable: true,
    advice: "The model is being loaded, which may take minutes: try again until it answers.",
  },
  {
    names: ["ServiceQuotaExceededException"],
    code: "quota-exceeded",
    advice: "Ask for a higher quota in Service Quotas, or use another target.",
  },
  {
    names: ["ModelTimeoutException"],
    code: "timeout",
    retryable: true,
    advice: "Ask for a shorter answer, stream it, or try again.",
  },
  {
    names: ["Error", "TimeoutError"], // the SDK's HTTP/2 has no code for a request whose connection was closed
    says: ["http2 request did not get a response", "http/2 stream is abnormally aborted"],
    code: "unavailable",
    retryable: true,
    isParticular: true,
    advice: "The connection was closed before an answer began: try again.",
  },
  {
    names: ["TimeoutError"],
    says: ["did not establish a connection", "etimedout", "connect timeout"],
    code: "timeout",
    retryable: true,
    isParticular: true,
    advice: "No connection was made in time: check the endpoint, the network and the proxy, and try again.",
  },
  {
    names: ["TimeoutError", "RequestTimeout", "RequestTimeoutException"],
    code: "timeout",
    retryable: true,
    isParticular: true,
    advice: "Nothing moved on the connection in time: try again, stream long answers, or check the network's timeouts.",
  },
  {
    names: ["ModelErrorException", "ModelStreamErrorException"],
    code: "model-error",
    advice: "The model failed on this request: change it, or try again if the original status is 5xx.",
  },
  {
    names: [
      "ServiceUnavailableException",
      "ServiceUnavailable",
      "InternalServerException",
      "InternalServerError",
      "InternalError",
      "InternalFailure",
      "overloaded_error",
    ],
    code: "unavailable",
    retryable: true,
    advice: "Try again in a moment, or use a target in another region.",
  },
  {
    names: [
      "UnrecognizedClientException",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "ExpiredTokenException",
      "ExpiredToken",
      "InvalidClientTokenId",
      "IncompleteSignature",
      "IncompleteSignatureException",
      "MissingAuthenticationToken",
      "MissingAuthenticationTokenException",
      "RequestExpired",
      "RequestInTheFuture",
      "RequestTimeTooSkewed",
      "CredentialsProviderError",
      "TokenProviderError",
      "AuthFailure",
    ],
    code: "credentials",
    advice:
      "Check the credentials, or the bearer token in AWS_BEARER_TOKEN_BEDROCK (it beats credentials), and the clock.",
  },
  {
    names: ["AccessDeniedException", "ValidationException"],
    says: ["did not allow prompt caching"],
    code: "invalid-request",
    isParticular: true,
    advice: "Leave the `cachePoint` blocks out: this model has no prompt caching.",
  },
  {
    names: ["AccessDeniedException"],
    says: ["still being processed"],
    code: "access-denied",
    isParticular: true,
    advice: subscriptionAdvice,
  },
  { names: ["MPAgreementBeingCreated"], code: "access-denied", isParticular: true, advice: subscriptionAdvice },
  {
    names: ["AccessDeniedException"],
    says: ["aws marketplace actions", "aws-marketplace:"],
    code: "access-denied",
    isParticular: true,
    advice:
      "Allow `aws-marketplace:Subscribe` and `aws-marketplace:ViewSubscriptions` for the first call, or wait 15 minutes.",
  },
  {
    names: ["AccessDeniedException"],
    says: ["have access to the model with the specified", "your account is not authorized"],
    code: "access-denied",
    isParticular: true,
    advice: entitlementAdvice,
  },
  {
    names: ["AccessDeniedException", "AccessDenied", "NotAuthorized", "UnauthorizedException"],
    code: "access-denied",
    advice:
      "Allow `bedrock:InvokeModel` (for streams `bedrock:InvokeModelWithResponseStream`) on the target and on what stands behind it.",
  },
  {
    names: ["ResourceNotFoundException"],
    says: ["end of its life"],
    code: "end-of-life",
    advice: "Use a newer model: this version answers no more.",
  },
  {
    names: ["ResourceNotFoundException"],
    says: ["marked by provider as legacy"],
    code: "legacy-model",
    advice: "Use an active model: an account loses a legacy one when it has not used it for some weeks.",
  },
  {
    names: ["ResourceNotFoundException"],
    says: ["use case details"],
    code: "access-denied",
    isParticular: true,
    advice: formAdvice,
  },
  { names: ["FTUFormNotFilled"], code: "access-denied", isParticular: true, advice: formAdvice },
  {
    names: ["ResourceNotFoundException"],
    code: "not-found",
    advice: "Check the id, the account and the region of the target.",
  },
  {
    names: ["ValidationException"],
    says: ["with on-demand throughput isn"],
    code: "on-demand-not-supported",
    advice:
      "Pass the id or ARN of an inference profile that contains this model: `aws bedrock list-inference-profiles` names those of a region.",
  },
  {
    names: ["ValidationException"],
    says: ["model identifier is invalid"],
    code: "not-found",
    advice:
      "Bedrock knows no such target in this region: check the id, whether the region offers it, and an ARN's region and account.",
  },
  {
    names: ["ValidationException"],
    says: ["support tool use in streaming"],
    code: "operation-not-supported",
    isParticular: true,
    advice: "This model takes no tools in streams: call `converse`, leave `toolConfig` out, or use another model.",
  },
  {
    names: ["ValidationException"],
    says: ["support tool use"],
    code: "operation-not-supported",
    isParticular: true,
    advice: "This model takes no tools: leave `toolConfig` out, or use another model.",
  },
  {
    names: ["ValidationException"],
    says: ["support counting tokens"],
    code: "operation-not-supported",
    isParticular: true,
    advice: "Tokens are counted for foundation models only, and not for all: count with the id of one that can.",
  },
  {
    names: ["ValidationException"],
    says: ["support async inference"],
    code: "operation-not-supported",
    isParticular: true,
    advice: "This model answers at once only: call `invokeModel` or `converse`.",
  },
  {
    names: ["ValidationException"],
    says: ["support the model that you provided"],
    code: "operation-not-supported",
    advice: "This model has no Converse: call `invokeModel` with the body that the model takes, or use another model.",
  },
  {
    names: ["ValidationException"],
    says: [
      "input is too long for requested model",
      "prompt is too long",
      "exceed context limit",
      "too many total text bytes",
      "maximum context length",
    ],
    code: "content-too-long",
    advice: "Shorten the messages, or use a model with a larger context.",
  },
  {
    names: ["ValidationException"],
    says: ["access to anthropic models is not allowed", "operation not allowed"],
    code: "access-denied",
    isParticular: true,
    advice: entitlementAdvice,
  },
  {
    names: [
      "ValidationException",
      "ValidationError",
      "SerializationException",
      "UnknownOperationException",
      "ConflictException",
    ],
    code: "invalid-request",
    advice: "Change the request as the message says.",
  },
  {
    names: ["Error"],
    says: ["region is missing"],
    code: "invalid-request",
    isParticular: true,
    advice: "Pass `region` to the client, or set AWS_REGION.",
  },
  {
    names: ["TypeError"],
    says: ["invalid url"],
    code: "invalid-request",
    isParticular: true,
    advice: "Write the endpoint in `runtime` as a whole address, such as `https://example.com`.",
  },
  {
    names: ["EndpointError"],
    code: "invalid-request",
    isParticular: true,
    advice: "Check the region and the endpoint options in `runtime` (FIPS, dual-stack, a custom endpoint).",
  },
  { statuses: [429], code: "throttled", retryable: true, advice: "Wait and try again, or send less at once." },
  { statuses: [408], code: "timeout", retryable: true, advice: "Ask for a shorter answer, stream it, or try again." },
  {
    statuses: [424],
    code: "model-error",
    advice: "The model failed on this request: change it, or use another model.",
  },
  {
    statuses: [500, 502, 503, 504, 529],
    code: "unavailable",
    retryable: true,
    advice: "Try again in a moment, or use a target in another region.",
  },
  { statuses: [401], code: "credentials", advice: "Check the credentials or the bearer token." },
  { statuses: [403], code: "access-denied", advice: "Check the permissions of the caller on this target." },
  {
    statuses: [404],
    code: "not-found",
    isParticular: true,
    advice: "Check the id, the account, the region, and a custom endpoint if one is set.",
  },
  { statuses: [413], code: "content-too-long", advice: "Send less: Bedrock takes at most 25 MB in one request." },
  { statuses: [400], code: "invalid-request", advice: "Change the request as the message says." },
];
