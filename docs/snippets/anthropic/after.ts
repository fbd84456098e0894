import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";

const bedrock = new BedrockClient({ region: "us-east-1", targets: allTargets });
const modelId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const request = {
  inferenceConfig: { maxTokens: 200 },
  system: "You work for the post.",
  messages: "Where is my parcel?",
};

const reply = await bedrock.converse(modelId, request);
console.log(reply.text);
console.log(reply.stopReason, reply.usage?.outputTokens);

const stream = await bedrock.converseStream(modelId, request);
for await (const piece of stream.text) process.stdout.write(piece);
