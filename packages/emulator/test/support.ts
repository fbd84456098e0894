import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  type ConverseStreamOutput,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { createEmulator, type Emulator, type EmulatorOptions } from "../src/index.ts";

/** The AWS SDK's two ways to speak to a port: its default, HTTP/2 with prior knowledge, and HTTP/1.1. */
export const protocols: readonly { readonly protocol: string; readonly config: () => BedrockRuntimeClientConfig }[] = [
  { protocol: "HTTP/2", config: () => ({}) },
  { protocol: "HTTP/1.1", config: () => ({ requestHandler: new NodeHttpHandler() }) },
];

/** The plain AWS SDK; a request that fails is not tried again. */
export const sdkClient = (endpoint: string, config: BedrockRuntimeClientConfig = {}): BedrockRuntimeClient =>
  new BedrockRuntimeClient({
    region: "us-east-1",
    endpoint,
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
    maxAttempts: 1,
    ...config,
  });

/** An emulator on a port of its own, and a way to end both. */
export const served = async (options?: EmulatorOptions): Promise<Served> => {
  const emulator = createEmulator(options);
  const { url, close } = await emulator.listen();
  return { emulator, url, [Symbol.asyncDispose]: close };
};

export interface Served extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly url: string;
}

/** The first listed target of a kind. */
export const targetOf = (emulator: Emulator, kind: string): string => {
  const target = emulator.account.targets.find((candidate) => candidate.kind === kind);
  if (!target) throw new Error(`No target of kind ${kind}`);
  return target.modelId;
};

/** A request to a handler that needs no port. */
export const post = (path: string, body: unknown): Request =>
  new Request(`https://bedrock-runtime.us-east-1.amazonaws.com${path}`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

export const hello: { role: "user"; content: { text: string }[] }[] = [{ role: "user", content: [{ text: "Hello" }] }];

export const translation: { language: { text: string }; message: { text: string } } = {
  language: { text: "English" },
  message: { text: "こんにちは $& 👋" },
};

/** All events of a stream. */
export const all = async <Event>(stream: AsyncIterable<Event> | undefined): Promise<Event[]> => {
  const events: Event[] = [];
  for await (const event of stream ?? []) events.push(event);
  return events;
};

/** The text in the events of a ConverseStream. */
export const textIn = (events: readonly ConverseStreamOutput[]): string =>
  events.map((event) => event.contentBlockDelta?.delta?.text ?? "").join("");

/** Waits until something is so, or fails after two seconds. */
export const until = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + 2_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Still not so after two seconds: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
