import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";

const bedrock = new BedrockClient({ region: "us-east-1", targets: allTargets });
const modelId = process.env.MODEL_ID ?? "us.amazon.nova-lite-v1:0";

const reply = await bedrock.converse(modelId, {
  system: "You work for the post.",
  messages: "Where is my parcel?",
  inferenceConfig: { maxTokens: 200 },
});
console.log(reply.stopReason, reply.text);
