import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  ThrottlingException,
} from "@aws-sdk/client-bedrock-runtime";

const client = new BedrockRuntimeClient({ region: "us-east-1" });
const modelId = process.env.MODEL_ID ?? "us.amazon.nova-lite-v1:0";
const messages = [{ role: "user" as const, content: [{ text: "Where is my parcel?" }] }];
const system = [{ text: "You work for the post." }];

const reply = await client.send(new ConverseCommand({ modelId, messages, system }));
console.log(reply.output?.message?.content?.map((block) => block.text ?? "").join(""));

try {
  const { stream = [] } = await client.send(new ConverseStreamCommand({ modelId, messages, system }));
  for await (const event of stream) process.stdout.write(event.contentBlockDelta?.delta?.text ?? "");
} catch (error) {
  if (error instanceof ThrottlingException) console.error("too much at once");
  else throw error;
}
