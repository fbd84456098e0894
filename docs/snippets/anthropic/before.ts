import { AnthropicBedrock } from "@anthropic-ai/bedrock-sdk";

const client = new AnthropicBedrock({ awsRegion: "us-east-1" });
const model = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const request = {
  model,
  max_tokens: 200,
  system: "You work for the post.",
  messages: [{ role: "user" as const, content: "Where is my parcel?" }],
};

const reply = await client.messages.create(request);
for (const block of reply.content) if (block.type === "text") console.log(block.text);
console.log(reply.stop_reason, reply.usage.output_tokens);

for await (const event of await client.messages.create({ ...request, stream: true })) {
  if (event.type === "content_block_delta" && event.delta.type === "text_delta") process.stdout.write(event.delta.text);
}
