import type { AwsException } from "./aws-exceptions.ts";

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
}

/** Reads the facts off a thrown value; total. */
export function readException(thrown: unknown): ThrownFacts {
  const members = membersOf(thrown);
  const metadata = membersOf(members.$metadata);
  return {
    name: exceptionName(text(members.name) ?? ""),
    message: messageOf(members, thrown),
    status: number(metadata.httpStatusCode),
    requestId: text(metadata.requestId),
    systemCode: text(members.code) ?? text(membersOf(members.cause).code),
    originalStatus: number(members.originalStatusCode),
  };
}

/**
 * `ValidationException:http://…` and `com.amazon.coral#ValidationException` name the same as `ValidationException`, and so
 * does an exception frame that the SDK has no class for, whose name is the member's (`modelTimeoutException`).
 */
function exceptionName(name: string): string {
  const bare = name.slice(name.indexOf("#") + 1).split(":", 1)[0] ?? "";
  return /^[a-z]+[A-Za-z]*Exception$/.test(bare) ? bare.charAt(0).toUpperCase() + bare.slice(1) : bare;
}

/** The message; where it is the JSON of an exception frame, the message in it. */
function messageOf(members: Record<string, unknown>, thrown: unknown): string {
  const message = text(members.message) ?? text(members.Message) ?? (typeof thrown === "string" ? thrown : "");
  if (!message.startsWith("{")) return message;
  try {
    return text(membersOf(JSON.parse(message)).message) ?? message;
  } catch {
    return message; // no JSON after all
  }
}
