import { errorTypeSuffix, jsonResponse } from "../http/responses.ts";
import type { FaultBehaviour, FaultEffect } from "./behaviour.ts";
import { either, headerText, type OptionType, object, text, texts, whole } from "./option-types.ts";
import type { FaultedCall, FaultScope } from "./scope.ts";

/** The call is refused with one of Bedrock's exceptions. */
export interface RefusalFault extends FaultScope {
  readonly kind:
    | "throttle"
    | "daily-quota"
    | "overloaded"
    | "unavailable"
    | "internal-error"
    | "model-timeout"
    | "model-error";
  /** In place of the kind's own sentence. */
  readonly message?: string;
  /** The header `retry-after`: seconds, or a date as HTTP writes it. Default: none, as Bedrock's own 429 was seen. */
  readonly retryAfter?: number | string;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the body, such as `originalStatusCode`. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** What an exception is made of. */
export interface Refusal extends Pick<RefusalFault, "headers" | "members"> {
  readonly status: number;
  /** Undefined for none: what is refused before Bedrock has no `x-amzn-errortype`. */
  readonly name: string | undefined;
  readonly message: string;
  readonly retryAfter?: number | string | undefined;
  /** Default: Bedrock's. */
  readonly suffix?: string;
}

/** The options of every refusal. */
export const refusalOptions: Readonly<Record<"message" | "retryAfter" | "headers" | "members", OptionType>> = {
  message: text,
  retryAfter: either(whole(0), headerText),
  headers: texts,
  members: object,
};

/** Bedrock's answer to a call that it refuses. */
export const refuse = (call: FaultedCall, refusal: Refusal): Response => {
  const { status, name, message, retryAfter, headers = {}, members = {}, suffix = errorTypeSuffix } = refusal;
  const body = JSON.stringify({ message, ...members });
  const all = {
    "x-amzn-requestid": call.requestId,
    ...(name !== undefined && { "x-amzn-errortype": name + suffix }),
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    ...headers,
  };
  return jsonResponse(body, all, status);
};

const refusal = (
  status: number,
  name: string,
  message: string,
  own: Partial<Refusal> = {},
): FaultBehaviour<RefusalFault> => ({
  says: `${status} ${name}`,
  options: refusalOptions,
  effect: (fault): FaultEffect => ({
    answer: (call) => refuse(call, { status, name, message, ...own, ...given(fault) }),
  }),
});

/** Without what is undefined, which would hide a default. */
const given = ({ message, retryAfter, headers, members }: Omit<RefusalFault, "kind">): Partial<Refusal> => ({
  ...(message !== undefined && { message }),
  ...(retryAfter !== undefined && { retryAfter }),
  ...(headers && { headers }),
  ...(members && { members }),
});

/** Names and status codes are AWS's; so are the first two sentences, which clients tell apart. The others are ours. */
export const refusals: Readonly<Record<RefusalFault["kind"], FaultBehaviour<RefusalFault>>> = {
  throttle: refusal(429, "ThrottlingException", "Too many tokens, please wait before trying again."),
  "daily-quota": {
    ...refusal(429, "ThrottlingException", "Too many tokens per day, please wait before trying again."),
    says: "429 ThrottlingException that waiting seconds does not help",
  },
  overloaded: refusal(529, "overloaded_error", "The service has more to do than it can: try again later"),
  unavailable: refusal(503, "ServiceUnavailableException", "The service cannot answer now: try again later"),
  "internal-error": refusal(500, "InternalServerException", "Something went wrong inside the service: try again"),
  "model-timeout": refusal(408, "ModelTimeoutException", "The model took too long: try again, or ask for less"),
  "model-error": refusal(424, "ModelErrorException", "The model failed while it worked on the request", {
    members: { originalStatusCode: 500 },
  }),
};
