import type { AwsException } from "./aws-exceptions.ts";
import { isCutJson } from "./cut-json.ts";

/** An unknown value as an object whose members may be asked for. */
const membersOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {}; // checked to be an object

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/** What a thrown value tells about itself: an AWS exception with `$metadata`, an error of Node's network, or anything. */
export interface ThrownFacts extends AwsException {
  readonly requestId: string | undefined;
  /** Node's error code, such as `ECONNREFUSED`. */
  readonly systemCode: string | undefined;
  /** A model's own HTTP status, in `ModelErrorException`. */
  readonly originalStatus: number | undefined;
  /** Whether the answer was HTML or XML, where Bedrock answers JSON. */
  readonly isPage: boolean;
  /** Whether it was the beginning of JSON, without its end. */
  readonly isCut: boolean;
}

/** Reads the facts off a thrown value; total. No secret is among them, as far as `clean` knows them. */
export function readException(thrown: unknown, clean: (text: string) => string): ThrownFacts {
  const members = membersOf(thrown);
  const metadata = membersOf(members.$metadata);
  const message = messageOf(members, thrown);
  const requestId = text(metadata.requestId);
  return {
    name: clean(exceptionName(text(members.name) ?? "")),
    message: clean(message),
    status: number(metadata.httpStatusCode),
    requestId: requestId && clean(requestId),
    systemCode: text(members.code) ?? text(membersOf(members.cause).code),
    originalStatus: number(members.originalStatusCode),
    isPage: members.name === "SyntaxError" && isPage(members, message),
    isCut: members.name === "SyntaxError" && isCut(members, message),
  };
}

/**
 * `ValidationException:http://…` and `com.amazon.coral#ValidationException` name the same as `ValidationException`, and so
 * does an exception frame that the SDK has no class for, whose name is the member's (`modelTimeoutException`).
 */
function exceptionName(name: string): string {
  const bare = name.slice(name.indexOf("#") + 1).split(":", 1)[0] ?? "";
  const isMember = /^[a-z]/.test(bare) && bare.endsWith("Exception");
  return isMember ? bare.charAt(0).toUpperCase() + bare.slice(1) : bare;
}

/** What the AWS SDK appends to errors of its own parser, and to a first frame's. */
const sdkHint = "\n  Deserialization error: ";

/** The message; where it is the JSON of an exception frame, the message in it. */
function messageOf(members: Record<string, unknown>, thrown: unknown): string {
  const whole = text(members.message) ?? text(members.Message) ?? (typeof thrown === "string" ? thrown : "");
  const hint = whole.indexOf(sdkHint);
  const message = hint < 0 ? whole : whole.slice(0, hint);
  if (!message.startsWith("{")) return message;
  try {
    return text(membersOf(JSON.parse(message)).message) ?? message;
  } catch {
    return message; // no JSON after all
  }
}

/** Whether the answer lost its end; where nobody kept it, by the words of the parser. */
function isCut(members: Record<string, unknown>, message: string): boolean {
  const body = bodyIn(members);
  return body === undefined ? /^(Unexpected end of JSON|Unterminated string)/.test(message) : isCutJson(body);
}

/** The answer's text, which the SDK keeps beside its parser's error. */
const bodyIn = (members: Record<string, unknown>): string | undefined =>
  text(members.$responseBodyText) ?? text(membersOf(members.$response).body);

/** Whether the JSON parser met a `<` where the answer begins. */
function isPage(members: Record<string, unknown>, message: string): boolean {
  const body = bodyIn(members);
  return body === undefined ? /^Unexpected token '?</.test(message) : body.trimStart().startsWith("<");
}
