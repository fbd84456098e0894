import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { signals } from "./aws-sdk/call-hooks.ts";

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

/** The SDK's own handler; the signal of a call reaches it beside the options, which calls share. */
class SharedHandler extends NodeHttpHandler {
  override handle(request: Parameters<Handle>[0], options?: Parameters<Handle>[1]): ReturnType<Handle> {
    const abortSignal = signals.get(request);
    return super.handle(request, abortSignal ? { ...options, abortSignal } : options);
  }
}

/**
 * HTTP/1.1 with keep-alive in place of the SDK's HTTP/2, which opens a connection for every call, ends an aborted stream
 * in silence, and keeps the connection of a stream that was left.
 */
export function createHttpHandler(): object | undefined {
  return new SharedHandler({
    httpAgent: new HttpAgent(agentOptions),
    httpsAgent: new HttpsAgent(agentOptions),
  });
}
