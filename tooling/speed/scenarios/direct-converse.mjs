import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";
import { directTransport } from "@bedrock-targets/direct";

const transport = directTransport({ region: "us-east-1", endpoint: process.env.ENDPOINT });
const bedrock = new BedrockClient({ targets: [base], transport });
await bedrock.converse("amazon.nova-lite-v1:0", { messages: "Hello" });
await bedrock.destroy();
