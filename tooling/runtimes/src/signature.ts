import { createHash, createHmac } from "node:crypto";
import { accessKeyId, bearerToken, region, secretAccessKey, sessionToken } from "../program/account.ts";

/** A request as it came: what a signature covers. */
export interface Received {
  readonly method: string;
  /** As on the wire, with its query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const form = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/((\d{8})\/[^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

/**
 * What is wrong with how a request says who sent it; "" where nothing is. The signature (version 4) is computed once
 * more, from AWS's description of it and with none of our own code.
 */
export function faultIn({ method, path, headers, body }: Received): string {
  const { authorization = "" } = headers;
  if (authorization === `Bearer ${bearerToken}`) return "";
  const [, key, scope = "", day = "", names = "", signature] = form.exec(authorization) ?? [];
  if (key !== accessKeyId) return `this is no authorization of the account: ${authorization}`;
  if (scope !== `${day}/${region}/bedrock/aws4_request`) return `the scope is ${scope}`;
  const time = headers["x-amz-date"] ?? "";
  if (!time.startsWith(day) || !isNow(time)) return `the time is ${time}`;
  const unsigned = mustBeSigned(headers).filter((name) => !names.split(";").includes(name));
  if (unsigned.length > 0) return `not signed: ${unsigned.join(", ")}`;
  const token = headers["x-amz-security-token"];
  if (token !== undefined && token !== sessionToken) return "the session token is another one";
  const lines = names.split(";").map((name) => `${name}:${spaced(headers[name])}\n`);
  const canonical = [method, ...pathAndQuery(path), lines.join(""), names, hash(body)].join("\n");
  const signed = ["AWS4-HMAC-SHA256", time, scope, hash(canonical)].join("\n");
  return mac(keyOf(day), signed).toString("hex") === signature ? "" : "the signature is another one";
}

/** `host`, and all that AWS's own headers and the caller's say. */
const mustBeSigned = (headers: Received["headers"]): string[] =>
  Object.keys(headers).filter((name) => name === "host" || name.startsWith("x-"));

/** All services but S3 have the path encoded twice: as it is on the wire, and once more. */
function pathAndQuery(path: string): [path: string, query: string] {
  const [before = "", query = ""] = path.split("?");
  return [before.split("/").map(encodeURIComponent).join("/"), query.split("&").sort().join("&")];
}

const spaced = (value = ""): string => value.trim().replace(/\s+/g, " ");

const keyOf = (day: string): Buffer =>
  [day, region, "bedrock", "aws4_request"].reduce<Buffer>(mac, Buffer.from(`AWS4${secretAccessKey}`));

const mac = (key: Uint8Array, text: string): Buffer => createHmac("sha256", key).update(text).digest();
const hash = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** `20261124T083000Z`, give or take AWS's five minutes. */
function isNow(time: string): boolean {
  const iso = time.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5");
  return Math.abs(Date.parse(iso) - Date.now()) < 5 * 60_000;
}
