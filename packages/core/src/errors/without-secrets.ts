import { redact } from "../target.ts";

/** How many causes of causes are looked at: more than any library nests, and an end to circles. */
const deepest = 8;

/**
 * What was thrown, itself; where it quotes a secret, also in the answer's text that it hides, a copy of its name, its message
 * and its plain members, redacted.
 */
export function withoutSecrets(thrown: unknown, depth = 0): unknown {
  if (typeof thrown === "string") return redact(thrown);
  if (!isErrorLike(thrown)) return thrown;
  const cause = depth < deepest ? withoutSecrets(thrown.cause, depth + 1) : undefined;
  const quotesOne = [thrown.message, ...Object.values(thrown), ...hiddenTexts(thrown)].some(hasSecret);
  return quotesOne || (cause !== thrown.cause && depth < deepest) ? copyOf(thrown, cause) : thrown;
}

/** An error, also one of another realm, or an object that passes for one. */
interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly cause?: unknown;
}

const isErrorLike = (value: unknown): value is ErrorLike =>
  typeof value === "object" && value !== null && (value instanceof Error || "message" in value || "Message" in value);

/** The answer's text as it came: the SDK's exceptions have it in `$response`, those of our own parser by itself. No copy has it. */
const hiddenTexts = (error: ErrorLike): readonly unknown[] => {
  const { $response, $responseBodyText } = error as {
    readonly $response?: unknown;
    readonly $responseBodyText?: unknown;
  }; // or neither
  return [$responseBodyText, Object($response).body];
};

const hasSecret = (member: unknown): boolean => typeof member === "string" && redact(member) !== member;
const redacted = (member: unknown): unknown => (typeof member === "string" ? redact(member) : member);

function copyOf(error: ErrorLike, cause: unknown): Error {
  const message = typeof error.message === "string" ? redact(error.message) : "";
  const copy = new Error(message, cause === undefined ? undefined : { cause });
  for (const [key, member] of Object.entries(error)) {
    const isPlain = typeof member !== "object" || key === "$metadata";
    if (isPlain && !["name", "message", "stack"].includes(key)) Object.assign(copy, { [key]: redacted(member) });
  }
  for (const key of ["name", "stack"] as const) {
    const value = redacted(error[key]);
    if (value !== undefined) Object.defineProperty(copy, key, { value, configurable: true, writable: true });
  }
  return copy;
}
