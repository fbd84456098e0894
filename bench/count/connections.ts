import { createIdentity } from "../server/certificate.ts";
import { type Stub, startStub } from "../server/stub.ts";

/** Where to call, and for TLS whom to trust. */
export interface Endpoint extends Pick<Stub["urls"], "plain" | "tls"> {
  /** The certificate, as PEM: an agent's `ca`. */
  readonly certificate: string;
}

/**
 * How many connections a client opens for calls that follow each other, as the server counts them. `open` is told where to call, and
 * gives what makes one call.
 */
export async function connectionsOf(
  open: (endpoint: Endpoint) => () => Promise<unknown>,
  times: number,
): Promise<number> {
  const identity = createIdentity();
  const stub = await startStub(identity);
  try {
    const call = open({ ...stub.urls, certificate: identity.cert });
    for (let index = 0; index < times; index++) await call();
    return stub.counts.connections;
  } finally {
    await stub.close();
  }
}
