const shown = "[redacted]";

/** A value that follows a name: all up to white space, a quotation mark or a bracket. */
const value = String.raw`[^\s"'\x60,;&<>(){}[\]\\]+`;
/** Between a name and its value: `=`, `: `, `": "`, and the same inside of JSON's strings. */
const joint = String.raw`\\?["']?\s*[:=]\s*\\?["'\x60]?`;

const named = [
  "x-amz-security-token",
  "x-amz-signature",
  "x-api-key",
  "aws_bearer_token_bedrock",
  "(?:aws_?)?secret_?access_?key",
  "(?:aws_?)?session_?token",
  "security_?token",
  "client_?secret",
  "api_?key",
  "password",
  "(?<![A-Za-z])signature", // "IncompleteSignature: …" is an exception's name before its message
].join("|");

/**
 * What is never repeated, each with what is kept of it. Every expression is linear: no two repetitions that can match
 * the same character stand side by side.
 */
const secrets: readonly (readonly [pattern: RegExp, kept: string])[] = [
  [
    new RegExp(String.raw`(authorization(?: header)?${joint}(?:(?:bearer|basic|aws4-hmac-sha256)\s+)?)${value}`, "gi"),
    "$1",
  ],
  [/(['"])[^'"\s]+(?=['"] not a valid key=value pair)/gi, "$1"],
  [new RegExp(`((?:${named})${joint})${value}`, "gi"), "$1"],
  [/(bedrock-api-key-)[A-Za-z0-9+/=_.%-]+/g, "$1"],
  [/(ABSK)[A-Za-z0-9+/=]{16,}/g, "$1"],
  [/(IQoJ|FwoGZXIvYXdz)[A-Za-z0-9+/=]{40,}/g, "$1"],
];

const bearer = new RegExp(String.raw`(bearer\s+)(${value})`, "gi");

/** The text with `[redacted]` in place of each secret that it quotes. */
export const redact = (text: string): string =>
  secrets.reduce((rest, [pattern, kept]) => rest.replace(pattern, `${kept}${shown}`), text).replace(bearer, hideToken);

/** "The bearer token is invalid" speaks of a token and quotes none. */
const hideToken = (all: string, lead: string, token: string): string =>
  token.length < 20 && /^[A-Z]?[a-z]+[.:!?]?$/.test(token) ? all : lead + shown;

/** How many causes of causes are looked at: more than any library nests, and an end to circles. */
const deepest = 8;

/**
 * What was thrown, itself; where it quotes a secret, a copy of its name, its message and its plain members, redacted. An
 * AWS exception's `$response` has the answer's text as it came, so no copy has it.
 */
export function withoutSecrets(thrown: unknown, depth = 0): unknown {
  if (typeof thrown === "string") return redact(thrown);
  if (!isErrorLike(thrown)) return thrown;
  const cause = depth < deepest ? withoutSecrets(thrown.cause, depth + 1) : undefined;
  const quotesOne = [thrown.message, ...Object.values(thrown)].some(hasSecret);
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
