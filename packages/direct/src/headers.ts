import { type BedrockTargetError, invalidRequest } from "@bedrock-targets/core/target";

type Headers = Readonly<Record<string, string>>;

/** What the transport writes itself. */
const reserved: ReadonlySet<string> = new Set([
  "__proto__",
  "authorization",
  "connection",
  "content-length",
  "host",
  "transfer-encoding",
  "x-amz-date",
  "x-amz-security-token",
]);

/**
 * A caller's own headers, their names in lower case.
 *
 * @throws BedrockTargetError with code `invalid-request` for what HTTP cannot carry or the transport writes itself
 */
export function ownHeaders(given: Headers): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const lower = name.toLowerCase();
    if (reserved.has(lower)) throw refused(name, "The transport writes it itself: leave it out.");
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(lower)) throw refused(name, "A name has letters, digits and hyphens.");
    // The signature is over bytes, and HTTP clients differ in how they write anything else.
    if (typeof value !== "string" || !/^[\t\x20-\x7e]*$/.test(value))
      throw refused(name, "A value is text of printable ASCII characters.");
    headers[lower] = value;
  }
  return headers;
}

const refused = (name: string, advice: string): BedrockTargetError =>
  invalidRequest(`The header ${JSON.stringify(name)} cannot be sent.`, advice);
