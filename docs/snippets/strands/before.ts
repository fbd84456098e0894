import { Agent } from "@strands-agents/sdk";
import { BedrockModel } from "@strands-agents/sdk/models/bedrock";

const model = new BedrockModel({
  modelId: process.env.MODEL_ID ?? "us.amazon.nova-lite-v1:0",
  region: "us-east-1",
  maxTokens: 200,
});
const agent = new Agent({ model, systemPrompt: "You work for the post.", printer: false });

const result = await agent.invoke("Where is my parcel?");
console.log(result.stopReason, result.toString());
