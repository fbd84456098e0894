import type { Agent as HttpAgent } from "node:http";
import type { Agent as HttpsAgent } from "node:https";
import { NodeHttp2Handler, NodeHttpHandler } from "@smithy/node-http-handler";
import { signalOf } from "./aws-sdk/parts.ts";

/**
 * Sockets for the streams that run at once: the SDK's own limit of 50 makes the 51st stream wait, and plain calls behind
 * it. Sockets that nobody uses are closed after 300 s: after 350 s NAT gateways and VPC endpoints have forgotten them.
 * (An agent's `timeout` closes idle sockets only; one that waits for an answer is left alone.)
 */
const agentOptions = {
  keepAlive: true,
  maxSockets: 1024,
  maxFreeSockets: 256,
  timeout: 300_000,
  keepAliveMsecs: 30_000,
} as const;

type Handle = NodeHttpHandler["handle"];

/**
 * The SDK's own handler; the signal of a call reaches it beside the options, which calls share. What is sent as a stream
 * goes by the SDK's HTTP/2: the one operation that does so, InvokeModelWithBidirectionalStream, takes nothing else.
 */
class SharedHandler extends NodeHttpHandler {
  readonly #agents: Agents;
  #bothWays: NodeHttp2Handler | undefined;

  constructor(agents: Agents) {
    super(agents);
    this.#agents = agents;
  }

  override handle(request: Parameters<Handle>[0], options?: Parameters<Handle>[1]): ReturnType<Handle> {
    if (isStream(request.body)) {
      this.#bothWays ??= new NodeHttp2Handler({ disableConcurrentStreams: true });
      return this.#bothWays.handle(request, options);
    }
    const abortSignal = signalOf(request);
    return super.handle(request, abortSignal ? { ...options, abortSignal } : options);
  }

  /** The SDK's own forgets its agents for a while when a client tells it its logger. */
  override destroy(): void {
    this.#agents.httpAgent.destroy();
    this.#agents.httpsAgent.destroy();
    this.#bothWays?.destroy();
  }
}

interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

const isStream = (body: unknown): boolean =>
  typeof body === "object" && body !== null && (Symbol.asyncIterator in body || "getReader" in body);

/**
 * HTTP/1.1 with keep-alive in place of the SDK's HTTP/2, which opens a connection for every call, ends an aborted stream
 * in silence, and keeps the connection of a stream that was left.
 */
export function createHttpHandler(): object | undefined {
  // Not imported: that would load all that `node:http` can do, Node's WebSocket too: 12 ms of a cold start.
  const [http, https] = [process.getBuiltinModule("node:http"), process.getBuiltinModule("node:https")];
  return new SharedHandler({ httpAgent: new http.Agent(agentOptions), httpsAgent: new https.Agent(agentOptions) });
}
