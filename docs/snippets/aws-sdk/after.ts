import { allTargets } from "@bedrock-targets/all";
import { BedrockClient, BedrockTargetError } from "@bedrock-targets/client";

const bedrock = new BedrockClient({ region: "us-east-1", targets: allTargets });
const modelId = process.env.MODEL_ID ?? "us.amazon.nova-lite-v1:0";
const messages = "Where is my parcel?";
const system = "You work for the post.";

const reply = await bedrock.converse(modelId, { messages, system });
console.log(reply.text);

try {
  const stream = await bedrock.converseStream(modelId, { messages, system });
  for await (const piece of stream.text) process.stdout.write(piece);
} catch (error) {
  if (BedrockTargetError.is(error) && error.code === "throttled") console.error("too much at once");
  else throw error;
}
