import { encodeStrictly as encode } from "@bedrock-targets/core/wire";

/** What of a request is signed. */
export interface Signable {
  readonly method: string;
  /** Encoded once more than on the wire: see `canonicalPath`. */
  readonly path: string;
  /** See `canonicalQuery`. */
  readonly query: string;
  /** Names in lower case, `host` and `x-amz-date` among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What may be changed on the way, and so is not signed: the same as AWS's SDK for JavaScript leaves out. */
const unsigned: ReadonlySet<string> = new Set([
  "authorization",
  "cache-control",
  "connection",
  "expect",
  "from",
  "keep-alive",
  "max-forwards",
  "pragma",
  "referer",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "x-amzn-trace-id",
]);

const isSigned = (name: string): boolean =>
  !unsigned.has(name) && !name.startsWith("proxy-") && !name.startsWith("sec-");

/** The names of the headers that are signed, joined, and the request in the form that is hashed. */
export interface Canonical {
  readonly signedHeaders: string;
  readonly request: string;
}

export function canonicalRequest({ method, path, query, headers }: Signable, bodyHash: string): Canonical {
  let lines = "";
  let signedHeaders = "";
  for (const name of Object.keys(headers).sort()) {
    if (!isSigned(name)) continue;
    lines += `${name}:${canonicalValue(headers[name] ?? "")}\n`;
    signedHeaders += signedHeaders === "" ? name : `;${name}`;
  }
  return { signedHeaders, request: `${method}\n${path}\n${query}\n${lines}\n${signedHeaders}\n${bodyHash}` };
}

/** Without white space around it, and with single blanks inside. */
const canonicalValue = (value: string): string =>
  /[\t\r\n]| {2}|^ | $/.test(value) ? value.replace(/[ \t\r\n]+/g, " ").trim() : value;

/**
 * A path as the signature has it: without empty and relative segments, and encoded, whatever is encoded in it already
 * (`%3A` becomes `%253A`), as all services but S3 want it.
 */
export function canonicalPath(path: string): string {
  const plain = /\/[/.]/.test(path) ? normalPath(path) : path;
  return encode(plain).replaceAll("%2F", "/");
}

function normalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  const end = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return `${path.startsWith("/") ? "/" : ""}${segments.join("/")}${end}`;
}

/** A query as the signature has it: every name and value encoded in the one strict way, sorted. */
export const canonicalQuery = (query: string): string =>
  query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [encode(decode(name)), encode(decode(value.join("=")))] as const;
    })
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is not encoded properly is taken as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
