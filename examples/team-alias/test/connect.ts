import { BedrockClient } from "@bedrock-targets/client";
import type { Connect } from "@bedrock-targets/conformance";
import { createEmulator } from "@bedrock-targets/emulator";

/** A client, and an embedded Bedrock at the other end of a real socket. */
export const connectToEmulator: Connect = async (targets) => {
  const emulator = createEmulator({ paceMs: 1 });
  const server = await emulator.listen();
  const runtime = { endpoint: server.url, credentials: { accessKeyId: "any", secretAccessKey: "any" } };
  const client = new BedrockClient({ region: "us-east-1", targets, runtime });
  return { client, calls: () => emulator.calls, close: server.close };
};
