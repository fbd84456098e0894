import { allTargets } from "@bedrock-targets/all";
import type { BedrockClient } from "@bedrock-targets/client";
import { directTransport } from "@bedrock-targets/direct";
import { createEmulator, type Emulator } from "@bedrock-targets/emulator";
import { NodeHttp2Handler } from "@smithy/node-http-handler";

/** The client's package, which may be a copy of it. */
export type ClientPackage = typeof import("@bedrock-targets/client");

export type Client = BedrockClient<typeof allTargets>;

/** The ways from a client to the service. */
export const ways = ["aws-sdk", "aws-sdk over HTTP/2", "direct", "direct by fetch"] as const;
export type Way = (typeof ways)[number];

const region = "us-east-1";
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "example" };

/** A server, and a client of it that is now and then replaced. */
export interface Lane {
  readonly way: Way;
  readonly url: string;
  readonly emulator: Emulator;
  client(): Client;
  /** Puts the client away: the next call has another one. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a lane. */
export async function openLane(way: Way, parts: ClientPackage, seed: number): Promise<Lane> {
  const emulator = createEmulator({ seed, paceMs: 1 });
  const { url, close } = await emulator.listen();
  let made: Client | undefined;
  const client = (): Client => {
    made ??= openClient(parts, way, url);
    return made;
  };
  const renew = async (): Promise<void> => {
    const old = made;
    made = undefined;
    await old?.destroy();
  };
  return {
    way,
    url,
    emulator,
    client,
    renew,
    async close() {
      await renew();
      await close();
    },
  };
}

/** A client of a server. */
export const openClient = ({ BedrockClient }: ClientPackage, way: Way, endpoint: string): Client =>
  new BedrockClient({
    region,
    targets: allTargets,
    control: { endpoint, credentials },
    coldStart: { timeoutMs: 0 }, // minutes are for another test
    ...wayTo(way, endpoint),
  });

function wayTo(way: Way, endpoint: string): object {
  switch (way) {
    case "aws-sdk":
      return { runtime: { endpoint, credentials } };
    case "aws-sdk over HTTP/2":
      return { runtime: { endpoint, credentials, requestHandler: new NodeHttp2Handler() } };
    case "direct":
      return { transport: directTransport({ region, endpoint, credentials }) };
    case "direct by fetch":
      return { transport: directTransport({ region, endpoint, credentials, fetch: globalThis.fetch }) };
  }
}
