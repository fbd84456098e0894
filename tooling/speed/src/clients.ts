import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";
import { directTransport } from "@bedrock-targets/direct";

/** A way to call, and a way to read a stream to its end. */
export interface Caller {
  call(): Promise<unknown>;
  stream(): Promise<number>;
}

const modelId = "amazon.nova-lite-v1:0";
const region = "us-east-1";
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "example" };

async function countOf(events: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of events) count += 1;
  return count;
}

/** The AWS SDK as it comes. */
export function awsSdk(endpoint: string): Caller {
  const client = new BedrockRuntimeClient({ region, endpoint, credentials });
  const messages = [{ role: "user" as const, content: [{ text: "Hello" }] }];
  return {
    call: () => client.send(new ConverseCommand({ modelId, messages })),
    stream: async () =>
      countOf((await client.send(new ConverseStreamCommand({ modelId, messages }))).stream ?? ([] as never)),
  };
}

/** Ours, by AWS's client. */
export const ours = (endpoint: string): Caller =>
  callerOf(new BedrockClient({ region, targets: [base], runtime: { endpoint, credentials } }));

/** Ours, without it. */
export const direct = (endpoint: string): Caller =>
  callerOf(new BedrockClient({ targets: [base], transport: directTransport({ region, endpoint, credentials }) }));

const callerOf = (client: BedrockClient<[typeof base]>): Caller => ({
  call: () => client.converse(modelId, { messages: "Hello" }),
  stream: async () => countOf(await client.converseStream(modelId, { messages: "Hello" })),
});
