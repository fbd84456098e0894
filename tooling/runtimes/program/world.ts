import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";
import { crossRegion } from "@bedrock-targets/cross-region";
import { type DirectOptions, directTransport } from "@bedrock-targets/direct";
import { prompt } from "@bedrock-targets/prompt";
import { accessKeyId, region, secretAccessKey } from "./account.ts";

export type Client = BedrockClient<readonly [typeof base, typeof crossRegion, typeof prompt]>;
type Identity = Pick<DirectOptions, "credentials" | "bearerToken">;

/** What became of a connection that should have been closed; it may take a while. */
export interface Left {
  readonly left: Promise<boolean>;
}

/** What a scenario has to do with: clients, and the server's word for what it saw. */
export interface World {
  /** A client of one of the server's behaviours: "" is a plain Bedrock; see the server for the others. */
  client(behaviour?: string, identity?: Identity): Client;
  /** Does something by which a connection is closed from this side, and says whether the server sees that. */
  leaving(behaviour: string, act: (client: Client) => Promise<unknown>): Promise<Left>;
}

export function createWorld(origin: string): World {
  let connections = 0;
  const client: World["client"] = (behaviour = "", identity = { credentials: { accessKeyId, secretAccessKey } }) => {
    const transport = directTransport({ region, endpoint: origin + behaviour, ...identity });
    return new BedrockClient({ targets: [base, crossRegion, prompt], transport });
  };
  return {
    client,
    leaving: async (behaviour, act) => {
      connections += 1;
      const place = `${behaviour}/${connections}`;
      await act(client(place));
      return { left: becomes(async () => (await placesLeftAt(origin)).includes(place)) };
    },
  };
}

/** Where requests were made whose answer the server could not bring to its end. */
const placesLeftAt = async (origin: string): Promise<string[]> => (await fetch(`${origin}/left`)).json();

/**
 * Whether something comes to hold within eight seconds: where Chromium happens not to be reading, it keeps a connection
 * that is left for five, to see whether the rest of the answer comes and it can be used again.
 */
async function becomes(holds: () => Promise<boolean>): Promise<boolean> {
  for (let look = 0; look < 160; look += 1) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
