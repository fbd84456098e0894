import { createServer, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

export interface ProxyServer {
  /** `http://127.0.0.1:1234` */
  readonly url: string;
  readonly port: number;
  /** `CONNECT host:port` or `POST http://…`, with who asked. */
  readonly asked: readonly { readonly line: string; readonly authorization: string | undefined }[];
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
}

/**
 * A proxy on loopback: tunnels by CONNECT, and requests with a whole URL. `status` other than 200 refuses tunnels; `ready`
 * is waited for before any is made.
 */
export async function startProxy(status = 200, ready?: Promise<void>): Promise<ProxyServer> {
  const asked: { line: string; authorization: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    const { method, url = "", headers } = incoming;
    asked.push({ line: `${method} ${url}`, authorization: headers["proxy-authorization"] });
    const { "proxy-authorization": _, ...others } = headers;
    const onward = request(url, { method, headers: others }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  server.on("connect", async (incoming, socket: Socket) => {
    asked.push({ line: `CONNECT ${incoming.url}`, authorization: incoming.headers["proxy-authorization"] });
    socket.on("error", () => {});
    socket.once("end", () => socket.end());
    socket.resume(); // nothing comes before the answer but the end
    await ready;
    if (socket.destroyed) return;
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
    const [host = "", port = ""] = incoming.url?.split(":") ?? [];
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    });
    onward.on("error", () => {});
    socket.on("close", () => onward.destroy());
    onward.on("close", () => socket.destroy());
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, port, asked, open: () => sockets.size, close };
}
