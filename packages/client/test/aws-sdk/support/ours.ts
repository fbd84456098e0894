import { afterEach } from "vitest";
import { BedrockClient, type BedrockClientOptions } from "../../../src/index.ts";
import { base } from "../../support/strategies.ts";
import { credentials } from "./both.ts";
import { type Answering, type AnsweringServer, answeringServer } from "./server.ts";

export const modelId = "amazon.nova-lite-v1:0";
/** What a good whole answer says. */
export const hello =
  '{"output":{"message":{"role":"assistant","content":[{"text":"Hello"}]}},"stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":1,"totalTokens":2}}';

export type Client = BedrockClient<readonly [typeof base]>;

const opened: (() => unknown)[] = [];

/** Done when the test ends, the newest first. */
export const atEnd = (close: () => unknown): void => void opened.push(close);

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A client of ours whose AWS client is configured as the test says. */
export function client(
  runtime: BedrockClientOptions<readonly [typeof base]>["runtime"],
  options: { readonly region?: string | undefined } = { region: "us-east-1" },
): Client {
  const made = new BedrockClient({ ...options, targets: [base], runtime });
  atEnd(() => made.destroy());
  return made;
}

/** A server that answers in one way, and a client that talks to it. */
export async function connected(
  answer: Answering = { body: hello },
  runtime: object = {},
): Promise<{ readonly server: AnsweringServer; readonly client: Client }> {
  const server = await answeringServer(answer);
  atEnd(() => server.close());
  return { server, client: client({ endpoint: server.url, credentials, maxAttempts: 1, ...runtime }) };
}

/** One call of a client. */
export const converse = (
  client: Client,
  options: Parameters<Client["converse"]>[2] = {},
): ReturnType<Client["converse"]> => client.converse(modelId, { messages: "Hi" }, options);

/** Sets environment variables until the test ends; `undefined` takes one away. */
export function environment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    const before = process.env[name];
    atEnd(() => set(name, before));
    set(name, value);
  }
}

function set(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
