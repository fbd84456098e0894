import { createIdentity } from "./certificate.ts";
import type { Scenario } from "./scenario.ts";
import { type Stub, startStub } from "./stub.ts";

/** What the stub's process may be asked. */
export interface Order {
  /** What to do from now on. */
  readonly scenario?: Scenario;
}

/** What it answers to every order. */
export interface Report extends Pick<Stub, "urls" | "counts"> {
  /** The certificate to trust, as PEM. */
  readonly cert: string;
}

/*
 * The stub as a process of its own, so that what it costs is nobody else's. It ends with its parent.
 */
const identity = createIdentity();
const { cert } = identity;
const stub = await startStub(identity);
process.on("disconnect", () => process.exit());
process.on("message", ({ scenario }: Order) => {
  if (scenario) stub.scenario = scenario;
  process.send?.({ urls: stub.urls, counts: stub.counts, cert } satisfies Report);
});
