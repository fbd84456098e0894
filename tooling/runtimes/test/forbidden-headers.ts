/** What a page cannot set, by the fetch standard: a browser drops it in silence. */
const names: ReadonlySet<string> = new Set([
  "accept-charset",
  "accept-encoding",
  "access-control-request-headers",
  "access-control-request-method",
  "access-control-request-private-network",
  "connection",
  "content-length",
  "cookie",
  "cookie2",
  "date",
  "dnt",
  "expect",
  "host",
  "keep-alive",
  "origin",
  "referer",
  "set-cookie",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "via",
]);

/** `name` is in lower case. */
export const isForbidden = (name: string): boolean =>
  names.has(name) || name.startsWith("proxy-") || name.startsWith("sec-");
