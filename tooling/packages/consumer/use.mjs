import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";
import { createEmulator } from "@bedrock-targets/emulator";

const emulator = createEmulator();
const { url, close } = await emulator.listen();
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const bedrock = new BedrockClient({
  region: "us-east-1",
  targets: allTargets,
  runtime: { endpoint: url, credentials },
});
const reply = await bedrock.converse("amazon.nova-lite-v1:0", { messages: "Hello" });
console.log(reply.target.kind, reply.text.includes("Hello"));
await bedrock.destroy();
await close();
