import type { ErrorCode } from "./codes.ts";

/** What an AWS exception says of itself, whichever transport brought it. */
export interface AwsException {
  /** `ThrottlingException`, without the suffix that the wire has. */
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
}

/** From an AWS exception to a code: the exception's name first, then a short stable piece of its text, then its status. */
interface Rule {
  readonly names?: readonly string[];
  /** Pieces of text, in lower case, of which one must occur. */
  readonly says?: readonly string[];
  readonly statuses?: readonly number[];
  readonly code: ErrorCode;
  readonly retryable?: boolean;
  readonly advice: string;
}

/**
 * The only place where the text of an AWS message decides. The first rule that fits wins; the class decides before the
 * text ("Too many tokens" is throttling, never an overlong context). Apostrophes and numbers in AWS's sentences vary, so
 * no piece has one. Sources: the exceptions of the service model, and the messages that users report.
 */
const rules: readonly Rule[] = [
  {
    names: ["ThrottlingException", "TooManyRequestsException", "Throttling"],
    says: ["per day"],
    code: "quota-exceeded",
    advice: "The daily quota is used up: wait for the next day, ask for a higher quota, or use another target.",
  },
  {
    names: ["ThrottlingException", "TooManyRequestsException", "Throttling", "SlowDown"],
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
    names: ["ModelTimeoutException", "TimeoutError", "RequestTimeout", "RequestTimeoutException"],
    code: "timeout",
    retryable: true,
    advice: "Ask for a shorter answer, stream it, or try again.",
  },
  {
    names: ["ModelErrorException", "ModelStreamErrorException"],
    code: "model-error",
    advice: "The model failed on this request: change it, or try again if the original status is 5xx.",
  },
  {
    names: ["ServiceUnavailableException", "InternalServerException", "InternalFailure", "overloaded_error"],
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
    advice: "Leave the `cachePoint` blocks out: this model has no prompt caching.",
  },
  {
    names: ["AccessDeniedException"],
    says: ["marketplace"],
    code: "access-denied",
    advice:
      "Allow `aws-marketplace:Subscribe` and `aws-marketplace:ViewSubscriptions` for the first call, or wait 15 minutes.",
  },
  {
    names: ["AccessDeniedException", "NotAuthorized", "MPAgreementBeingCreated", "UnauthorizedException"],
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
    names: ["ResourceNotFoundException", "FTUFormNotFilled"],
    says: ["use case details"],
    code: "access-denied",
    advice:
      "Fill in the provider's use case form for this account in the Bedrock console, and try again after 15 minutes.",
  },
  {
    names: ["FTUFormNotFilled"],
    code: "access-denied",
    advice:
      "Fill in the provider's use case form for this account in the Bedrock console, and try again after 15 minutes.",
  },
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
      "Pass an inference profile that contains this model, such as its id behind a prefix (`us.…`, `eu.…`, `global.…`).",
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
    says: [
      "support the model that you provided",
      "support tool use",
      "support counting tokens",
      "support async inference",
    ],
    code: "operation-not-supported",
    advice: "This model cannot do it: use another operation (`invokeModel` always exists) or another model.",
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
    advice: "The account is not allowed to use this model: ask for access in the Bedrock console, or AWS support.",
  },
  {
    names: ["ValidationException", "SerializationException", "UnknownOperationException", "ConflictException"],
    code: "invalid-request",
    advice: "Change the request as the message says.",
  },
  {
    names: ["Error"],
    says: ["region is missing"],
    code: "invalid-request",
    advice: "Pass `region` to the client, or set AWS_REGION.",
  },
  {
    names: ["TypeError"],
    says: ["invalid url"],
    code: "invalid-request",
    advice: "Write the endpoint in `runtime` as a whole address, such as `https://example.com`.",
  },
  {
    names: ["EndpointError"],
    code: "invalid-request",
    advice: "Check the region and the endpoint options in `runtime` (FIPS, dual-stack, a custom endpoint).",
  },
  { statuses: [429], code: "throttled", retryable: true, advice: "Wait and try again, or send less at once." },
  { statuses: [408], code: "timeout", retryable: true, advice: "Ask for a shorter answer, stream it, or try again." },
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
    advice: "Check the id, the account, the region, and a custom endpoint if one is set.",
  },
  { statuses: [413], code: "content-too-long", advice: "Send less: Bedrock takes at most 25 MB in one request." },
  { statuses: [400], code: "invalid-request", advice: "Change the request as the message says." },
];

/** What a code means for the caller: taken from the first rule that fits, `unknown` where none does. */
export interface Verdict {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly advice: string;
}

/** Judges an AWS exception by the table above. */
export function judge(exception: AwsException): Verdict {
  const rule = rules.find((candidate) => fits(candidate, exception));
  if (rule) return { code: rule.code, retryable: rule.retryable ?? false, advice: rule.advice };
  return { code: "unknown", retryable: false, advice: "See `cause` for what the service or the network said." };
}

function fits(rule: Rule, { name, message, status }: AwsException): boolean {
  if (rule.names && !rule.names.includes(name)) return false;
  if (rule.statuses && (status === undefined || !rule.statuses.includes(status))) return false;
  const text = rule.says ? message.toLowerCase() : "";
  return rule.says?.some((piece) => text.includes(piece)) ?? true;
}
