import { Readable } from "node:stream";
import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it, vi } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { credentials } from "./support/both.ts";
import { reply } from "./support/frames.ts";
import { all } from "./support/gate.ts";
import { atEnd, connected, converse, hello, modelId } from "./support/ours.ts";

describe("`protocol`", () => {
  it("of somebody's own is used in place of ours", async () => {
    const { protocol } = new BedrockRuntimeClient({ region: "us-east-1" }).config;
    const Original = protocol.constructor as new (
      settings: object,
    ) => { serializeRequest(...given: unknown[]): Promise<object> };
    const operations: unknown[] = [];
    class Mine extends Original {
      override serializeRequest(...given: unknown[]): Promise<object> {
        operations.push((given[0] as { name: string }).name); // an operation's schema
        return super.serializeRequest(...given);
      }
    }
    const { client } = await connected({ body: hello }, { protocol: Mine });
    expect((await converse(client)).text).toBe("Hello");
    expect(operations).toEqual(["Converse"]);
  });
});

it("`eventStreamSerdeProvider` of somebody's own reads the streams", async () => {
  const events = [{ messageStart: { role: "assistant" } }, { messageStop: { stopReason: "mine" } }];
  const eventStreamSerdeProvider = () => ({ serialize: () => {}, deserialize: () => Readable.from(events) });
  const { client } = await connected({ body: reply("Hello") }, { eventStreamSerdeProvider });
  const stream = await client.converseStream(modelId, { messages: "Hi" });
  expect(await all(stream)).toEqual(events);
});

describe("`cacheMiddleware`", () => {
  /** How often the SDK resolves the middleware of ConverseCommand in five calls with everything that belongs to a call. */
  async function resolved(runtime: object): Promise<number> {
    const resolve = vi.spyOn(ConverseCommand.prototype, "resolveMiddleware");
    atEnd(() => resolve.mockRestore());
    const { client } = await connected({ body: hello }, runtime);
    for (let call = 0; call < 5; call += 1) {
      await converse(client, { signal: new AbortController().signal, headers: { "x-call": String(call) } });
    }
    return resolve.mock.calls.length;
  }

  it.each([{}, { cacheMiddleware: undefined }])(
    "%j: the middleware is resolved once, not for each call",
    async (runtime) => {
      expect(await resolved(runtime)).toBe(1);
    },
  );

  it("is left alone by `fast()`: commands may have middleware of their own", async () => {
    const resolve = vi.spyOn(ConverseCommand.prototype, "resolveMiddleware");
    atEnd(() => resolve.mockRestore());
    const { server } = await connected();
    const aws = new BedrockRuntimeClient({ region: "us-east-1", endpoint: server.url, credentials, ...fast() });
    atEnd(() => aws.destroy());
    for (let call = 0; call < 5; call += 1) await aws.send(new ConverseCommand({ modelId, messages: [] }));
    expect(resolve.mock.calls.length).toBe(5);
  });

  it("that is false is AWS's: the middleware is resolved for each call", async () => {
    expect(await resolved({ cacheMiddleware: false })).toBe(5);
  });
});
