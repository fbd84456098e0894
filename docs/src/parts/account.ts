import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";
import { createEmulator } from "@bedrock-targets/emulator";

/** A client with all targets, in front of an embedded Bedrock of its own. */
export type Client = BedrockClient<typeof allTargets>;

/** Asks the embedded account something. */
export async function inAccount<Answer>(ask: (bedrock: Client) => Promise<Answer>): Promise<Answer> {
  const { url, close } = await createEmulator().listen();
  const runtime = { endpoint: url, credentials: { accessKeyId: "any", secretAccessKey: "any" } };
  return ask(new BedrockClient({ region: "us-east-1", targets: allTargets, runtime })).finally(close);
}
