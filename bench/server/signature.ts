import { createHash, createHmac } from "node:crypto";
import { account } from "./account.ts";

/** A request as it came: what a signature covers. */
export interface SignedRequest {
  readonly method: string;
  /** As on the wire: encoded once, with its query. */
  readonly path: string;
  /** Names in lower case; HTTP/2's `:authority` as `host`. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** Clocks may differ by this much. */
const toleranceMs = 5 * 60 * 1000;

/**
 * Recomputes a request's AWS Signature Version 4 from the account's secret, and says what is wrong with it; `undefined`
 * where nothing is. Written from AWS's description of the format alone, beside no client's code.
 */
export function faultOf(request: SignedRequest): string | undefined {
  const stated = statedIn(request.headers.authorization ?? "");
  if (!stated) return "there is no AWS4-HMAC-SHA256 authorization";
  const { date, scope, names } = stated;
  const stamp = request.headers["x-amz-date"] ?? "";
  if (stated.key !== account.accessKeyId) return "the access key is another one";
  if (scope !== `${date}/${account.region}/bedrock/aws4_request`) return `the scope is ${scope}`;
  if (!stamp.startsWith(date) || !isNow(stamp)) return `the time ${stamp} is not now`;
  if (request.headers["x-amz-security-token"] !== account.sessionToken) return "the session token is missing";
  // HTTP/2 has `:authority` in place of `host`.
  const host = names.includes(":authority") ? ":authority" : "host";
  const unsigned = [host, "x-amz-date", "x-amz-security-token"].filter((name) => !names.includes(name));
  if (unsigned.length > 0) return `not signed: ${unsigned.join(", ")}`;
  const payload = hash(request.body);
  const claimed = request.headers["x-amz-content-sha256"];
  if (claimed !== undefined && claimed !== payload) return "the body's hash is another one";
  const text = ["AWS4-HMAC-SHA256", stamp, scope, hash(canonical(request, names, payload))].join("\n");
  const expected = mac(signingKey(date), text).toString("hex");
  return expected === stated.signature ? undefined : "the signature is another one";
}

const form =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/((\d{8})\/[^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

function statedIn(authorization: string) {
  const [, key = "", scope = "", date = "", names = "", signature = ""] = form.exec(authorization) ?? [];
  return key === "" ? undefined : { key, scope, date, names: names.split(";"), signature };
}

/** Other services than S3 sign the path encoded twice: as it is on the wire, and once more. */
function canonical({ method, path, headers }: SignedRequest, names: readonly string[], payload: string): string {
  const [plain = "", query = ""] = path.split("?");
  const uri = plain.split("/").map(encode).join("/");
  const lines = names.map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/g, " ")}\n`);
  return [method, uri, query.split("&").sort().join("&"), lines.join(""), names.join(";"), payload].join("\n");
}

const encode = (segment: string): string =>
  encodeURIComponent(segment).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const signingKey = (date: string): Buffer =>
  [date, account.region, "bedrock", "aws4_request"].reduce<Buffer>(
    (key, part) => mac(key, part),
    Buffer.from(`AWS4${account.secretAccessKey}`),
  );

const mac = (key: Uint8Array, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const hash = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** `20261124T083000Z`. */
function isNow(stamp: string): boolean {
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5");
  return Math.abs(Date.parse(iso) - Date.now()) < toleranceMs;
}
