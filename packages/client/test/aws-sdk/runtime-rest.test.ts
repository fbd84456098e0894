import { Readable } from "node:stream";
import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it, vi } from "vitest";
import { credentials } from "./support/both.ts";
import { reply } from "./support/frames.ts";
import { all } from "./support/gate.ts";
import { atEnd, client, connected, converse, hello, modelId } from "./support/ours.ts";
import { ok, StubHandler } from "./support/stub.ts";

describe("`logger`", () => {
  it("is told of each call, and not what is secret in it", async () => {
    const lines: { commandName?: string; input?: object; metadata?: object }[] = [];
    const logger = {
      trace: () => {},
      debug: () => {},
      info: (line: object) => lines.push(line),
      warn: () => {},
      error: () => {},
    };
    const { client } = await connected({ body: hello }, { logger });
    await converse(client);
    expect(lines).toMatchObject([{ commandName: "ConverseCommand", metadata: { httpStatusCode: 200 } }]);
  });

  it("is told of a failure", async () => {
    const lines: object[] = [];
    const logger = {
      trace: () => {},
      debug: () => {},
      info: () => {},
      warn: () => {},
      error: (line: object) => lines.push(line),
    };
    const { client } = await connected({ status: 400, body: '{"message":"No."}' }, { logger });
    await expect(converse(client)).rejects.toThrow();
    expect(lines).toMatchObject([{ commandName: "ConverseCommand" }]);
  });
});

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

  it("that is false is AWS's: the middleware is resolved for each call", async () => {
    expect(await resolved({ cacheMiddleware: false })).toBe(5);
  });
});

describe("`extensions`", () => {
  it("may change the credentials and the retries", async () => {
    const extension = {
      configure(config: { setCredentials(credentials: object): void }) {
        config.setCredentials({ accessKeyId: "AKIDEXTENSION", secretAccessKey: "secret" });
      },
    };
    const { server, client } = await connected({ body: hello }, { extensions: [extension] });
    await converse(client);
    expect(server.seen[0]?.headers.authorization).toContain("Credential=AKIDEXTENSION/");
  });
});

describe("`defaultsMode`", () => {
  it("is asked for by AWS's client, and may be a function", async () => {
    let asked = 0;
    const defaultsMode = async () => {
      asked += 1;
      return "in-region";
    };
    const { client } = await connected({ body: hello }, { defaultsMode });
    expect((await converse(client)).text).toBe("Hello");
    expect(asked).toBeGreaterThan(0);
  });

  it("that does not exist is refused by AWS's client", async () => {
    const { client } = await connected({ body: hello }, { defaultsMode: "tomorrow" });
    await expect(converse(client)).rejects.toThrow(/defaultsMode/);
  });
});

it("options that nobody here knows reach AWS's client", async () => {
  const requestHandler = new StubHandler(() => ok(hello));
  const ours = client({ credentials, requestHandler, serviceId: "Bedrock Runtime", customUserAgent: [["md", "mine"]] });
  await converse(ours);
  expect(requestHandler.requests[0]?.headers["user-agent"]).toContain("md/mine");
});
