import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";

const bedrock = new BedrockClient({
  region: "us-east-1",
  targets: [base],
  runtime: { endpoint: process.env.ENDPOINT },
});
await bedrock.converse("amazon.nova-lite-v1:0", { messages: "Hello" });
await bedrock.destroy();
