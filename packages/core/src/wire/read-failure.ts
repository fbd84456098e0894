import type { ResponseMetadata } from "../generated/runtime-types.ts";
import type { AnswerHead } from "../transport.ts";
import { parseJson, textOfBytes } from "./parse-json.ts";
import { ServiceException } from "./service-exception.ts";

/** What an answer tells of the exchange, as the AWS SDK has it; one try, without waiting. */
export const metadataOf = ({ status, headers }: AnswerHead): ResponseMetadata => ({
  httpStatusCode: status,
  ...idsIn(headers),
  attempts: 1,
  totalRetryDelay: 0,
});

function idsIn(headers: AnswerHead["headers"]): ResponseMetadata {
  const requestId = headers["x-amzn-requestid"] ?? headers["x-amzn-request-id"] ?? headers["x-amz-request-id"];
  const extendedRequestId = headers["x-amz-id-2"];
  const cfId = headers["x-amz-cf-id"];
  return {
    ...(requestId !== undefined && { requestId }),
    ...(extendedRequestId !== undefined && { extendedRequestId }),
    ...(cfId !== undefined && { cfId }),
  };
}

/**
 * The exception that an answer with a status of 300 or more is: its class stands in `x-amzn-errortype`, cut at the first
 * colon (or, in answers of other services in between, in `code` or `__type`). What is no JSON is the parser's own error.
 */
export function readFailure(head: AnswerHead, body: Uint8Array): Error {
  const parsed = parsedBody(head, body);
  if (parsed instanceof Error) return parsed;
  const told = head.headers["x-amzn-errortype"] ?? codeIn(parsed) ?? parsed.__type;
  const name = nameIn(told) || "Unknown";
  return new ServiceException(name, parsed, head.status < 500 ? "client" : "server", metadataOf(head));
}

/** Some write it `Code`. */
function codeIn(parsed: Record<string, unknown>): unknown {
  const key = Object.keys(parsed).find((name) => name.toLowerCase() === "code");
  return key === undefined ? undefined : parsed[key];
}

/** `ValidationException:http://…` and `com.amazon.coral#ValidationException` name the same. */
function nameIn(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const [bare = ""] = String(value).split(/[,:]/, 1);
  return bare.slice(bare.indexOf("#") + 1);
}

function parsedBody(head: AnswerHead, body: Uint8Array): Record<string, unknown> | Error {
  const parsed = body.length === 0 ? {} : parsedAnswer(head, body);
  if (parsed instanceof Error) return parsed;
  return typeof parsed === "object" ? { ...parsed } : { message: String(parsed) };
}

/** The JSON of an answer, or the parser's error with what the answer was: a page of a proxy, mostly. */
export function parsedAnswer(
  head: AnswerHead,
  body: Uint8Array,
  parse: (text: string) => unknown = parseJson,
): unknown {
  const text = textOfBytes(body);
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof Error)) return new Error(String(error));
    Object.defineProperty(error, "$responseBodyText", { value: text }); // hidden: it may be long, and quote anything
    return Object.assign(error, { $metadata: metadataOf(head) });
  }
}
