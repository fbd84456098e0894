import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";

const bedrock = new BedrockClient({ region: "us-east-1", targets: allTargets });
const modelId = process.env.MODEL_ID ?? "us.amazon.nova-lite-v1:0";
const messages = "Where is my parcel?";
const system = "You work for the post.";

const reply = await bedrock.converse(modelId, { system, messages, inferenceConfig: { maxTokens: 200 } });
console.log(reply.text, reply.usage?.totalTokens);

const stream = await bedrock.converseStream(modelId, { system, messages });
for await (const piece of stream.text) process.stdout.write(piece);
