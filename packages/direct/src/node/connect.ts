import type { Socket } from "node:net";

/**
 * Connects to a URL's host.
 *
 * @param session a TLS session to go on with
 * @param tunnel a connection that leads there already
 */
export function connectTo(url: URL, session?: Buffer, tunnel?: Socket): Socket {
  const net = process.getBuiltinModule("node:net");
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (url.protocol === "http:") return net.connect({ host, port: Number(url.port || 80) });
  return process.getBuiltinModule("node:tls").connect({
    host,
    port: Number(url.port || 443),
    servername: net.isIP(host) ? "" : host, // addresses have no names for certificates
    ...(session && { session }),
    ...(tunnel && { socket: tunnel }),
  });
}
