import type { Verdict } from "./aws-exceptions.ts";

const cut = "The connection was cut: try again.";
const unreachable = "The endpoint cannot be reached: check the network or the VPC endpoint.";

/** Errors of the network, by Node's code, which another try may not meet. */
const passing: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Nothing listens at the endpoint: check it, and try again.",
  ECONNRESET: cut,
  EPIPE: cut,
  ENOTFOUND: "The endpoint's name is unknown: check the region's spelling, the network and its DNS.",
  EAI_AGAIN: "The name server did not answer: check the network, and try again.",
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ERR_STREAM_PREMATURE_CLOSE: "The connection was closed before the answer was complete: try again.",
  ERR_HTTP2_STREAM_ERROR: cut,
  ERR_HTTP2_SESSION_ERROR: cut,
  ERR_HTTP2_GOAWAY_SESSION: "The server closed the connection: try again.",
  ERR_HTTP2_STREAM_CANCEL: cut,
  HPE_INVALID_EOF_STATE: cut,
  UND_ERR_SOCKET: cut,
};

/** Beginnings of the codes of OpenSSL and Node's TLS. */
const ofTls: readonly string[] = [
  "CERT_",
  "UNABLE_TO_",
  "SELF_SIGNED_CERT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_",
  "ERR_SSL_",
  "EPROTO",
  "HOSTNAME_MISMATCH",
];

const tlsAdvice =
  "Check the endpoint's certificate and the clock; behind a proxy that opens TLS, name its certificate in NODE_EXTRA_CA_CERTS.";
const proxyAdvice =
  "The proxy did not open the way to the endpoint: check its address, its user and password, and its rules.";
const noHttpAdvice = "What answered does not speak HTTP: check the endpoint, its port and the proxy.";

/** What an error of the network means, by its code; nothing for other codes. */
export function verdictOnNetwork(systemCode: string | undefined): Verdict | undefined {
  if (systemCode === undefined) return undefined;
  const unavailable = (advice: string, retryable: boolean): Verdict => ({
    code: "unavailable",
    retryable,
    advice,
    isParticular: true,
  });
  const advice = Object.hasOwn(passing, systemCode) ? passing[systemCode] : undefined;
  if (advice) return unavailable(advice, true);
  if (ofTls.some((beginning) => systemCode.startsWith(beginning))) return unavailable(tlsAdvice, false);
  if (systemCode === "ERR_PROXY_TUNNEL") return unavailable(proxyAdvice, false);
  return systemCode.startsWith("HPE_") ? unavailable(noHttpAdvice, false) : undefined;
}
