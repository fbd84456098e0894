import { createServer } from "node:http2";
import { Readable } from "node:stream";
import {
  ApplyGuardrailCommand,
  BedrockRuntime,
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
  InvokeModelCommand,
  InvokeModelWithBidirectionalStreamCommand,
  InvokeModelWithResponseStreamCommand,
  ListAsyncInvokesCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { type AnyCommand, Both, credentials, outcomeOf, send } from "./support/both.ts";
import { chunk, event, reply } from "./support/frames.ts";
import { listening } from "./support/server.ts";
import { ok, StubHandler, type StubResponse } from "./support/stub.ts";

const modelId = "amazon.nova-lite-v1:0";

describe("an operation that `fast()` has no code for", () => {
  const others: Readonly<Record<string, readonly [AnyCommand, string]>> = {
    CountTokens: [new CountTokensCommand({ modelId, input: { converse: { messages: [] } } }), '{"inputTokens":7}'],
    ApplyGuardrail: [
      new ApplyGuardrailCommand({ guardrailIdentifier: "g/1", guardrailVersion: "1", source: "INPUT", content: [] }),
      '{"action":"NONE","outputs":[{"text":"x"}],"assessments":[{}],"output":[1]}',
    ],
    ListAsyncInvokes: [
      new ListAsyncInvokesCommand({ maxResults: 5, statusEquals: "Failed" }),
      '{"asyncInvokeSummaries":[]}',
    ],
    InvokeModel: [new InvokeModelCommand({ modelId, body: "{}" }), '{"any":"thing"}'],
  };

  it.each(Object.entries(others))("%s is what it was", async (_name, [command, body]) => {
    const both = await Both.open();
    await both.same(() => command, { body });
    await both.close();
  });

  it("and that talks both ways does so over HTTP/2, which it needs", async () => {
    const server = createServer((request, response) => {
      response.setHeader("content-type", "application/vnd.amazon.eventstream");
      request.once("data", () => response.end(chunk('{"event":1}')));
    });
    const port = await listening(server);
    const config = {
      region: "us-east-1",
      endpoint: `http://127.0.0.1:${port}`,
      credentials,
      maxAttempts: 1,
      ...fast(),
    };
    const client = new BedrockRuntimeClient(config);
    const body = (async function* () {
      yield { chunk: { bytes: Buffer.from("{}") } };
    })();
    const output = await outcomeOf(client.send(new InvokeModelWithBidirectionalStreamCommand({ modelId, body })));
    expect(output.body).toMatchObject([{ chunk: { bytes: expect.any(Uint8Array) } }]);
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});

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

describe("the client around it", () => {
  it("takes middleware that changes the request", async () => {
    const open = await Both.open();
    for (const client of [open.plain, open.fast]) {
      client.middlewareStack.add(
        (next) => (given) => {
          const { request } = given as { request: { headers: Record<string, string>; body: Uint8Array; path: string } }; // built by now
          request.headers["x-mine"] = "1";
          request.path += "x";
          request.body = Buffer.from(new TextDecoder().decode(request.body).replace("Hello", "Goodbye"));
          return next(given);
        },
        { step: "build", priority: "high" },
      );
    }
    await open.same(
      () => new ConverseCommand({ modelId, messages: [{ role: "user", content: [{ text: "Hello" }] }] }),
      { body: "{}" },
    );
    expect(open.server.seen[0]).toMatchObject({ headers: { "x-mine": "1" }, body: expect.stringContaining("Goodbye") });
    await open.close();
  });

  it("may be the one with a method for each operation", async () => {
    const requestHandler = new StubHandler(() => ok('{"stopReason":"end_turn"}'));
    const client = new BedrockRuntime({ region: "us-east-1", credentials, ...fast(), requestHandler });
    expect(await client.converse({ modelId, messages: [] })).toMatchObject({ stopReason: "end_turn" });
  });

  it("sends a command again that was sent before", async () => {
    const open = await Both.open();
    const command = new ConverseStreamCommand({ modelId, messages: [] });
    for (const _round of [1, 2])
      await open.same(() => command, { body: [event("messageStart", '{"role":"assistant"}')] });
    await open.close();
  });

  it("tells its log the same", async () => {
    const lines: unknown[][] = [[], []];
    const answer = () =>
      ok('{"stopReason":"end_turn","output":{"message":{"role":"assistant","content":[{"text":"secret"}]}}}');
    for (const [index, options] of [{}, fast()].entries()) {
      const write = (line: unknown) => lines[index]?.push(line);
      const logger = { debug: () => {}, info: write, warn: write, error: write };
      const config = { region: "us-east-1", credentials, ...options, requestHandler: new StubHandler(answer), logger };
      await new BedrockRuntimeClient(config).send(new ConverseCommand({ modelId, messages: [] }));
    }
    expect(lines[0]).not.toEqual([]);
    expect(lines[1]).toStrictEqual(lines[0]);
  });
});
