import { BedrockClient } from "@aws-sdk/client-bedrock";
import { BedrockAgentClient } from "@aws-sdk/client-bedrock-agent";
import { type BedrockRuntimeClient, ConverseCommand, type ConverseCommandInput } from "@aws-sdk/client-bedrock-runtime";
import type { Emulator, EmulatorOptions } from "../../src/index.ts";
import { sdkClient, served } from "../support.ts";

/** An emulator on a port with the three clients of the AWS SDK that speak to it; none tries again. */
export interface Plane extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly url: string;
  readonly bedrock: BedrockClient;
  readonly agent: BedrockAgentClient;
  readonly runtime: BedrockRuntimeClient;
  /** The text of an answer. */
  readonly say: (input: ConverseCommandInput) => Promise<string>;
}

export const plane = async (options?: EmulatorOptions): Promise<Plane> => {
  const server = await served(options);
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const config = { region: "us-east-1", endpoint: server.url, credentials, maxAttempts: 1 };
  const clients = {
    bedrock: new BedrockClient(config),
    agent: new BedrockAgentClient(config),
    runtime: sdkClient(server.url),
  };
  const say = async (input: ConverseCommandInput) => {
    const { output } = await clients.runtime.send(new ConverseCommand(input));
    return output?.message?.content?.map(({ text }) => text ?? "").join("") ?? "";
  };
  const end = async () => {
    for (const client of Object.values(clients)) client.destroy();
    await server[Symbol.asyncDispose]();
  };
  return { emulator: server.emulator, url: server.url, ...clients, say, [Symbol.asyncDispose]: end };
};

export const arn = (resource: string): string => `arn:aws:bedrock:us-east-1:123456789012:${resource}`;

export const foundationArn = (modelId: string, region = "us-east-1"): string =>
  `arn:aws:bedrock:${region}::foundation-model/${modelId}`;

export const liteArn: string = foundationArn("amazon.nova-lite-v1:0");

/** Everything in the pages of a paginator. */
export const allIn = async <Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
};
