import assert from "node:assert/strict";
import {
  BedrockRuntimeClient,
  type BedrockRuntimeClientConfig,
  type ConverseCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { fast } from "../../../src/aws-sdk/index.ts";
import { type Answering, type AnsweringServer, answeringServer, type Seen } from "./server.ts";

/** A command of AWS's client. */
export interface AnyCommand {
  readonly input: object;
}

/** Sends any command: AWS's types ask for one of a list. */
export const send = (
  client: BedrockRuntimeClient,
  command: AnyCommand,
  options?: { abortSignal?: AbortSignal },
): Promise<object> => client.send(command as ConverseCommand, options);

export const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/** All that can be told of what `send` gave, its events included. */
export type Outcome = Readonly<Record<string, unknown>>;

export async function outcomeOf(sent: Promise<object>): Promise<Outcome> {
  try {
    const output: Record<string, unknown> = { ...(await sent) };
    for (const [name, member] of Object.entries(output)) if (isStream(member)) output[name] = await eventsOf(member);
    return output;
  } catch (error) {
    return thrown(error);
  }
}

const isStream = (member: unknown): member is AsyncIterable<unknown> =>
  typeof member === "object" && member !== null && Symbol.asyncIterator in member;

/** The events, and the error at their end where there is one. */
async function eventsOf(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const events: unknown[] = [];
  try {
    for await (const event of stream) events.push(event);
  } catch (error) {
    events.push(thrown(error));
  }
  return events;
}

/** An error, member by member: the class as it is, members that are hidden by name alone. */
function thrown(error: unknown): Outcome {
  if (!(error instanceof Error)) return { thrown: error };
  const { name, message } = error;
  const keys = Reflect.ownKeys(error).sort(byName);
  return { thrown: error.constructor, name, message, members: { ...error }, keys };
}

const byName = (one: string | symbol, other: string | symbol): number => (String(one) < String(other) ? -1 : 1);

/** Two of AWS's clients that differ in `fast()` alone, and one server for both. */
export class Both {
  readonly server: AnsweringServer;
  readonly plain: BedrockRuntimeClient;
  readonly fast: BedrockRuntimeClient;

  private constructor(server: AnsweringServer, config: BedrockRuntimeClientConfig) {
    const common = { region: "us-east-1", endpoint: server.url, credentials, maxAttempts: 1, ...config };
    this.server = server;
    this.plain = new BedrockRuntimeClient({ requestHandler: new NodeHttpHandler(), ...common });
    this.fast = new BedrockRuntimeClient({ ...fast(), ...common });
  }

  static async open(config: BedrockRuntimeClientConfig = {}): Promise<Both> {
    return new Both(await answeringServer(), config);
  }

  /** Sends the command with both, and compares what they send and what they give. The plain client's outcome. */
  async same(command: () => AnyCommand, answer: Answering): Promise<Outcome> {
    this.server.answer = answer;
    this.server.seen.length = 0;
    const [plain, fast] = [await outcomeOf(send(this.plain, command())), await outcomeOf(send(this.fast, command()))];
    assert.deepStrictEqual(fast, plain);
    const requests = this.server.seen.map(comparable);
    assert.deepStrictEqual(requests.slice(requests.length / 2), requests.slice(0, requests.length / 2));
    return plain;
  }

  async close(): Promise<void> {
    this.plain.destroy();
    this.fast.destroy();
    await this.server.close();
  }
}

/** A request without what differs each time; JSON by its value, as its members may stand in another order. */
export function comparable({ method, path, headers, body }: Seen): object {
  const {
    authorization,
    "x-amz-date": _,
    "amz-sdk-invocation-id": _id,
    "x-amz-content-sha256": _hash,
    ...rest
  } = headers;
  const signed = /SignedHeaders=([^,]*)/.exec(authorization ?? "")?.[1];
  return { method, path, headers: rest, signed, body: parsed(body) };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body, (_key, value, context?: { source?: string }) =>
      typeof value === "number" ? { number: context?.source } : value,
    );
  } catch {
    return body;
  }
}
