import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import { generateText, streamText } from "ai";

const bedrock = createAmazonBedrock({ region: "us-east-1" });
const model = bedrock(process.env.MODEL_ID ?? "us.amazon.nova-lite-v1:0");
const prompt = "Where is my parcel?";
const system = "You work for the post.";

const reply = await generateText({ model, system, prompt, maxOutputTokens: 200 });
console.log(reply.text, reply.usage.totalTokens);

const { textStream } = streamText({ model, system, prompt });
for await (const piece of textStream) process.stdout.write(piece);
