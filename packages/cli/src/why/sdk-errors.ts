import { toTargetError } from "@bedrock-targets/core";

/*
 * Errors of SDKs themselves, behind which no answer of AWS's stands. Core's table knows them by Node's code; other languages, and
 * some of Node's own messages, have words in its place.
 */

/** Names of botocore's (`botocore.exceptions`), each with the code that Node has for the same. */
const codeOfName: Readonly<Record<string, string>> = {
  ReadTimeoutError: "ETIMEDOUT",
  ConnectTimeoutError: "ETIMEDOUT",
  EndpointConnectionError: "EHOSTUNREACH",
  ConnectionClosedError: "ECONNRESET",
  ProxyConnectionError: "ERR_PROXY_TUNNEL",
  SSLError: "ERR_SSL_",
};

/** Sentences that have no code beside them. */
const codeOfWords: readonly (readonly [words: RegExp, code: string])[] = [
  [/\bsocket hang up\b|connection reset by peer/i, "ECONNRESET"],
  [/\bconnection refused\b/i, "ECONNREFUSED"],
];

/** Whether a name is one of these. */
export const isSdkName = (name: string): boolean => name === "AbortError" || Object.hasOwn(codeOfName, name);

export const systemCodeOfName = (name: string): string | undefined =>
  Object.hasOwn(codeOfName, name) ? codeOfName[name] : undefined;

const codeLike =
  /\b(?:E[A-Z]{4,12}|EAI_AGAIN|UND_ERR_[A-Z_]+|CERT_[A-Z_]+|UNABLE_TO_[A-Z_]+|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT[A-Z_]*|ERR_(?:TLS|SSL|HTTP2|PROXY)_[A-Z_]+|HPE_[A-Z_]+)\b/g;

/** The first code of Node's network in a text that core knows (`ERROR` is none), or what its words come to. */
export function systemCodeIn(text: string): string | undefined {
  const words = text.match(codeLike) ?? [];
  return [...new Set(words)].find(isKnownCode) ?? codeOfWords.find(([saying]) => saying.test(text))?.[1];
}

const isKnownCode = (code: string): boolean => toTargetError({ code }).code !== "unknown";
