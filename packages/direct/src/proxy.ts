import type { Socket } from "node:net";
import { invalidRequest } from "@bedrock-targets/core/target";
import { onAbort, reasonOf } from "./abort.ts";
import { environment } from "./environment.ts";

/**
 * The proxy that the environment names for a URL: `HTTPS_PROXY` or `HTTP_PROXY`, by the URL's protocol, unless `NO_PROXY`
 * excepts its host. Names in lower case come first, as in curl and Node.
 *
 * @throws BedrockTargetError with code `invalid-request` for a proxy that is no URL of HTTP
 */
export function proxyFor(url: URL): URL | undefined {
  const name = url.protocol === "https:" ? "https_proxy" : "http_proxy";
  const value = either(name);
  if (value === undefined || isExcepted(url, either("no_proxy") ?? "")) return undefined;
  const proxy = URL.canParse(value) ? new URL(value) : undefined;
  if (proxy?.protocol === "http:" || proxy?.protocol === "https:") return proxy;
  // The value is not quoted: it may have a password.
  throw invalidRequest(
    `${name.toUpperCase()} is no URL of an HTTP proxy.`,
    "It is written like `http://proxy.example.com:3128`; for others, pass an `agent`.",
  );
}

const either = (name: string): string | undefined => environment(name) ?? environment(name.toUpperCase());

/** Whether a list such as `localhost,.internal,example.com:8443` has the host of a URL, or a domain that it belongs to. */
export function isExcepted(url: URL, list: string): boolean {
  const host = bare(url.hostname);
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === "" || entry === "*") return entry === "*";
      const [, name = entry, itsPort] = /^(\[.*\]|[^:]*):(\d+)$/.exec(entry) ?? [];
      const domain = bare(name.replace(/^\*?\.(?=.)/, ""));
      return (itsPort === undefined || itsPort === port) && (host === domain || host.endsWith(`.${domain}`));
    });
}

const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, "$1");

/** The header that a proxy with a user and a password wants, as a name and a value. */
export function proxyAuthorization({ username, password }: URL): readonly string[] {
  if (username === "" && password === "") return [];
  const text = `${decoded(username)}:${decoded(password)}`;
  return ["proxy-authorization", `Basic ${Buffer.from(text).toString("base64")}`];
}

/** Percent signs that encode nothing stand for themselves. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Asks a proxy for a connection to a URL's host, as long as the signal is not aborted.
 *
 * @throws Error of the network, or with the code `ERR_PROXY_TUNNEL`
 */
export function tunnelTo(url: URL, proxy: URL, signal?: AbortSignal): Promise<Socket> {
  const { request } = process.getBuiltinModule(proxy.protocol === "https:" ? "node:https" : "node:http");
  const host = `${url.hostname}:${url.port || 443}`;
  const [name, value] = proxyAuthorization(proxy);
  return new Promise((resolve, reject) => {
    const asking = request({
      hostname: bare(proxy.hostname),
      port: proxy.port,
      method: "CONNECT",
      path: host,
      agent: false,
      headers: { host, ...(name !== undefined && { [name]: value }) },
    });
    const release = signal && onAbort(signal, () => asking.destroy(reasonOf(signal)));
    asking.on("connect", ({ statusCode = 0 }, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      if (statusCode >= 200 && statusCode < 300) return resolve(socket);
      socket.destroy();
      reject(refused(proxy, host, statusCode));
    });
    asking.on("error", reject);
    asking.on("close", () => release?.());
    asking.end();
  });
}

/** With the code that Node's own tunnels have. */
const refused = ({ host: proxy }: URL, host: string, statusCode: number): Error =>
  Object.assign(new Error(`The proxy ${proxy} refused a tunnel to ${host}, status ${statusCode}.`), {
    code: "ERR_PROXY_TUNNEL",
    statusCode,
  });
