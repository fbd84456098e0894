import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator, type Emulator, type EmulatorOptions } from "@bedrock-targets/emulator";
import { onTestFinished } from "vitest";

/** A Bedrock for one test, and the environment in which an app finds it. */
export interface EmulatedBedrock extends Pick<Emulator, "account" | "calls"> {
  readonly environment: NodeJS.ProcessEnv;
}

/** What AWS's own SDK reads, for the runtime and the two services of the control plane: apps have no code for tests. */
export const environmentFor = (url: string, region = "us-east-1"): NodeJS.ProcessEnv => ({
  AWS_ENDPOINT_URL_BEDROCK: url,
  AWS_ENDPOINT_URL_BEDROCK_AGENT: url,
  AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url,
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: "nobody",
  AWS_SECRET_ACCESS_KEY: "nothing",
});

/** The emulator on a port of its own. The app's region is the emulator's. */
export async function emulatedBedrock(options?: EmulatorOptions): Promise<EmulatedBedrock> {
  const { account, calls, listen } = createEmulator(options);
  const { url, close } = await listen();
  onTestFinished(close);
  return { account, calls, environment: environmentFor(url, account.region) };
}

/** A Bedrock that never answers. */
export interface SilentBedrock {
  readonly environment: NodeJS.ProcessEnv;
  /** Waits for the first call; the promise in what it gives is kept when the caller has left. */
  readonly called: Promise<{ readonly left: Promise<unknown> }>;
}

export async function silentBedrock(): Promise<SilentBedrock> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  const called = once(server, "request").then(([request]) => ({ left: once(request.socket, "close") }));
  const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
  return { environment: environmentFor(`http://127.0.0.1:${port}`), called };
}
