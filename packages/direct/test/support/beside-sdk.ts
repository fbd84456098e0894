import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import type { Transport, TransportOperation } from "@bedrock-targets/core";
import { credentials } from "./surroundings.ts";

export const operations: Readonly<Record<string, TransportOperation>> = {
  Converse: "converse",
  ConverseStream: "converseStream",
  InvokeModel: "invokeModel",
  InvokeModelWithResponseStream: "invokeModelStream",
  CountTokens: "countTokens",
};

const commands = {
  converse: ConverseCommand,
  converseStream: ConverseStreamCommand,
  invokeModel: InvokeModelCommand,
  invokeModelStream: InvokeModelWithResponseStreamCommand,
  countTokens: CountTokensCommand,
} as const;

/** A client of the AWS SDK for an endpoint; a request that fails is not tried again. */
export const sdkClient = (endpoint: string): BedrockRuntimeClient =>
  new BedrockRuntimeClient({ region: "us-east-1", endpoint, credentials, maxAttempts: 1 });

/** What the AWS SDK gives for an input, or throws, as plain data: streams as lists of their events. */
export function bySdk(client: BedrockRuntimeClient, operation: TransportOperation, input: object): Promise<unknown> {
  const Command = commands[operation] as new (input: object) => ConverseCommand; // each takes its own input
  return settled(() => client.send(new Command(input)));
}

/** The same by a transport. */
export const byTransport = (transport: Transport, operation: TransportOperation, input: object): Promise<unknown> =>
  settled(() => transport.send({ operation, input: input as never })); // the operation's own input

async function settled(call: () => Promise<object>): Promise<unknown> {
  try {
    return await asData({ ...(await call()) });
  } catch (error) {
    const { name, message, $fault, $metadata, ...members } = error as Record<string, unknown>; // as all that is thrown here
    const { httpStatusCode } = Object($metadata);
    const { originalStatusCode, originalMessage, resourceName } = members;
    return { thrown: { name, message, $fault, httpStatusCode, originalStatusCode, originalMessage, resourceName } };
  }
}

async function asData({ $metadata, ...output }: Record<string, unknown> & { $metadata?: unknown }): Promise<unknown> {
  const { httpStatusCode, requestId } = Object($metadata);
  const data: Record<string, unknown> = { $metadata: { httpStatusCode, requestId } };
  for (const [name, value] of Object.entries(output)) data[name] = await plain(value);
  return data;
}

async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (typeof value !== "object" || value === null || !(Symbol.asyncIterator in value)) return value;
  const events: unknown[] = [];
  for await (const event of value as AsyncIterable<object>) events.push(eventAsData(event));
  return events;
}

const eventAsData = (event: object): unknown => {
  const bytes: unknown = Object(event).chunk?.bytes;
  return bytes instanceof Uint8Array ? { chunk: Buffer.from(bytes).toString("base64") } : event;
};
