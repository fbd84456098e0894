import { ChatBedrockConverse } from "@langchain/aws";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";

const model = new ChatBedrockConverse({
  model: process.env.MODEL_ID ?? "us.amazon.nova-lite-v1:0",
  region: "us-east-1",
  maxTokens: 200,
});
const messages = [new SystemMessage("You work for the post."), new HumanMessage("Where is my parcel?")];

const reply = await model.invoke(messages);
console.log(reply.text, reply.usage_metadata?.total_tokens);

for await (const chunk of await model.stream(messages)) process.stdout.write(chunk.text);
