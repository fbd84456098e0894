import { cleaner } from "./cleaner.ts";

type Clean = ReturnType<typeof cleaner>;

/** How many causes of causes are looked at: more than any library nests, and an end to circles. */
const deepest = 8;

/**
 * What was thrown, itself; where it quotes a secret, also in the answer's text that it hides, a copy of its name, its message
 * and its plain members, redacted.
 */
export function withoutSecrets(thrown: unknown, clean: Clean = cleaner(), depth = 0): unknown {
  if (typeof thrown === "string") return clean(thrown);
  if (!isErrorLike(thrown)) return thrown;
  const cause = depth < deepest ? withoutSecrets(thrown.cause, clean, depth + 1) : undefined;
  const hasSecret = (member: unknown): boolean => {
    const shown = typeof member === "string" ? member : textOf(member);
    return clean(shown) !== shown;
  };
  const { name, message } = thrown;
  const quotesOne = [name, message, ...Object.values(thrown), ...hiddenTexts(thrown)].some(hasSecret);
  return quotesOne || (cause !== thrown.cause && depth < deepest) ? copyOf(thrown, cause, clean) : thrown;
}

/** What a log might show of an object; nothing of one that cannot be written. */
function textOf(member: unknown): string {
  if (typeof member !== "object" || member === null) return "";
  try {
    return JSON.stringify(member) ?? "";
  } catch {
    return "";
  }
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

/** The answer as it came: the SDK's exceptions have it in `$response`, those of our own parser its text by itself. No copy has it. */
const hiddenTexts = (error: ErrorLike): readonly unknown[] => {
  const { $response, $responseBodyText, $metadata } = error as {
    readonly $response?: unknown;
    readonly $responseBodyText?: unknown;
    readonly $metadata?: object;
  }; // or none of them
  const { body, headers } = Object($response) as { readonly body?: unknown; readonly headers?: object }; // or neither
  return [$responseBodyText, body, ...Object.values(headers ?? {}), ...Object.values($metadata ?? {})];
};

function copyOf(error: ErrorLike, cause: unknown, clean: Clean): Error {
  const redacted = (member: unknown): unknown => (typeof member === "string" ? clean(member) : member);
  const cleanMembers = (members: object | null) =>
    Object.fromEntries(Object.entries(members ?? {}).map(([key, member]) => [key, redacted(member)]));
  const message = typeof error.message === "string" ? clean(error.message) : "";
  const copy = new Error(message, cause === undefined ? undefined : { cause });
  for (const [key, member] of Object.entries(error)) {
    if (typeof member === "object" ? key !== "$metadata" : ["name", "message", "stack"].includes(key)) continue;
    Object.assign(copy, { [key]: typeof member === "object" ? cleanMembers(member) : redacted(member) });
  }
  for (const key of ["name", "stack"] as const) {
    const value = redacted(error[key]);
    if (value !== undefined) Object.defineProperty(copy, key, { value, configurable: true, writable: true });
  }
  return copy;
}
