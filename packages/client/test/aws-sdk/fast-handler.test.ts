import { Readable } from "node:stream";
import {
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  InvokeModelWithResponseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { type AnyCommand, credentials, outcomeOf, send } from "./support/both.ts";
import { chunk, reply } from "./support/frames.ts";
import { ok, StubHandler, type StubResponse } from "./support/stub.ts";

const modelId = "amazon.nova-lite-v1:0";

describe("a request handler of somebody's own", () => {
  /** What two clients make of an answer that their handler gives. */
  const both = (command: () => AnyCommand, answer: () => StubResponse) =>
    Promise.all(
      [{}, fast()].map((options) => {
        const requestHandler = new StubHandler(answer);
        return outcomeOf(
          send(
            new BedrockRuntimeClient({ ...options, region: "us-east-1", credentials, maxAttempts: 1, requestHandler }),
            command(),
          ),
        );
      }),
    );
  const converse = () => new ConverseCommand({ modelId, messages: [] });
  const stream = () => new ConverseStreamCommand({ modelId, messages: [] });
  const invoke = () => new InvokeModelWithResponseStreamCommand({ modelId, body: "{}" });
  const text = '{"stopReason":"end_turn"}';
  const frames = Buffer.concat(reply("Hello"));

  /** Each sort of body that a handler may give, of some bytes. */
  const bodies = {
    "a stream of Node": (bytes: Uint8Array) => Readable.from([bytes]),
    "a stream of Node, in pieces": (bytes: Uint8Array) => Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]),
    "a stream of the web": (bytes: Uint8Array) => new Blob([Buffer.from(bytes)]).stream(),
    "an iterable": (bytes: Uint8Array) => ({
      [Symbol.asyncIterator]: () => Readable.from([bytes])[Symbol.asyncIterator](),
    }),
    bytes: (bytes: Uint8Array) => bytes,
    "a blob": (bytes: Uint8Array) => new Blob([Buffer.from(bytes)]),
    nothing: () => undefined,
  };

  it.each(Object.entries(bodies))("may give %s", async (name, bodyOf) => {
    for (const [command, bytes] of [
      [name === "an iterable" ? stream : converse, name === "an iterable" ? frames : Buffer.from(text)],
      [stream, frames],
      [invoke, chunk("{}")],
    ] as const) {
      const [plain, quick] = await both(command, () => ok(bodyOf(bytes)));
      expect(quick).toStrictEqual(plain);
    }
  });

  it("may write the names of headers in upper case", async () => {
    const headers = {
      "X-Amzn-RequestId": "r-1",
      "X-Amzn-Bedrock-Content-Type": "a/b",
      "X-Amzn-Bedrock-Service-Tier": "flex",
    };
    for (const [command, body] of [
      [converse, text],
      [stream, frames],
      [invoke, chunk("{}")],
    ] as const) {
      const [plain, quick] = await both(command, () => ok(Readable.from([Buffer.from(body)]), { ...headers }));
      expect(quick).toStrictEqual(plain);
      expect(quick).toMatchObject({ $metadata: { requestId: "r-1" } });
    }
  });

  it("may fail", async () => {
    const [plain, quick] = await both(converse, () => {
      throw Object.assign(new Error("no route"), { code: "EHOSTUNREACH" });
    });
    expect(quick).toStrictEqual(plain);
  });
});
