import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";
import { crossRegion } from "@bedrock-targets/cross-region";
import { type DirectOptions, directTransport } from "@bedrock-targets/direct";
import { prompt } from "@bedrock-targets/prompt";
import { accessKeyId, region, secretAccessKey } from "./account.ts";

export type Client = BedrockClient<readonly [typeof base, typeof crossRegion, typeof prompt]>;
type Identity = Pick<DirectOptions, "credentials" | "bearerToken">;

/** What a scenario has to do with: clients, and the server's word for what it saw. */
export interface World {
  /** A client of one of the server's behaviours: "" is a plain Bedrock; see the server for the others. */
  client(behaviour?: string, identity?: Identity): Client;
  /** Does something in which a connection is closed by us, and says whether the server has seen that. */
  seesLeaving(act: () => Promise<unknown>): Promise<boolean>;
}

export const createWorld = (origin: string): World => ({
  client: (behaviour = "", identity = { credentials: { accessKeyId, secretAccessKey } }) =>
    new BedrockClient({
      targets: [base, crossRegion, prompt],
      transport: directTransport({ region, endpoint: origin + behaviour, ...identity }),
    }),
  seesLeaving: async (act) => {
    const before = await leftAt(origin);
    await act();
    return becomes(async () => (await leftAt(origin)) === before + 1);
  },
});

/** Requests whose answer the server could not bring to its end. */
const leftAt = async (origin: string): Promise<number> => (await fetch(`${origin}/left`)).json();

/** Whether something comes to hold within a few seconds. */
async function becomes(holds: () => Promise<boolean>): Promise<boolean> {
  for (let look = 0; look < 100; look += 1) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return false;
}
