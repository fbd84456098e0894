/** A value that follows a name: all up to white space, a quotation mark or a bracket. */
const value = String.raw`[^\s"'\x60,;&<>(){}[\]\\]+`;
/** Between a name and its value: `=`, `: `, `": "`, and the same inside of JSON's strings. */
const joint = String.raw`\\?["']?\s*[:=]\s*\\?["'\x60]?`;
const letters = "[A-Za-z0-9+/=]";

/** Names of secrets; "IncompleteSignature: …" is an exception's name before its message. */
const named =
  "x-amz-s(ecurity-token|ignature)|aws_bearer_token_bedrock|(aws_?)?(secret_?access_?key|session_?token)|security_?token|client_?secret|(x-)?api[_-]?key|password|(?<![A-Za-z])signature";

/**
 * What is never repeated, behind what is kept of it. Every expression is linear: no two repetitions that can match the same
 * character stand side by side.
 */
const secrets: readonly (readonly [kept: string, secret: string])[] = [
  [String.raw`authorization(?: header)?${joint}(?:(?:bearer|basic|aws4-hmac-sha256)\s+)?`, value],
  [`['"]`, String.raw`[^'"\s]+(?=['"] not a valid key=value pair)`],
  [`(?:${named})${joint}`, value],
  ["bedrock-api-key-", "[A-Za-z0-9+/=_.%-]+"],
  ["ABSK", `${letters}{16,}`],
  ["IQoJ|FwoGZXIvYXdz", `${letters}{40,}`],
];

/** Made when something is redacted for the first time: most programs redact nothing. */
let expressions: readonly RegExp[] | undefined;

/** The text with `[redacted]` in place of each secret that it quotes. */
export function redact(text: string): string {
  expressions ??= secrets.map(([kept, secret]) => new RegExp(`(${kept})${secret}`, "gi"));
  const rest = expressions.reduce((all, expression) => all.replace(expression, "$1[redacted]"), text);
  return rest.replace(bearer, (all, kept: string, token: string) => (isPlainWord(token) ? all : `${kept}[redacted]`));
}

const bearer = new RegExp(String.raw`(bearer\s+)(${value})`, "gi");

/** "The bearer token is invalid" speaks of a token and quotes none. */
const isPlainWord = (token: string): boolean => token.length < 20 && /^[A-Z]?[a-z]+[.:!?]?$/.test(token);
