import {
  BedrockRuntime,
  BedrockRuntimeClient,
  ConverseCommand,
  ConverseStreamCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { Both, credentials } from "./support/both.ts";
import { event } from "./support/frames.ts";
import { ok, StubHandler } from "./support/stub.ts";

const modelId = "amazon.nova-lite-v1:0";

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

  it("runs the middleware that a command has, and never another command's", async () => {
    const open = await Both.open();
    const tenants = ["first", "second", "third"];
    for (const tenant of tenants) {
      const command = new ConverseCommand({ modelId, messages: [] });
      const tell =
        (next: (given: never) => Promise<never>) => (given: { request: { headers: Record<string, string> } }) => {
          given.request.headers["x-tenant"] = tenant;
          return next(given as never); // as it was given
        };
      command.middlewareStack.add(tell as never, { step: "build" }); // AWS's types know the request as `unknown`
      open.server.answer = { body: "{}" };
      await open.fast.send(command);
    }
    expect(open.server.seen.map(({ headers }) => headers["x-tenant"])).toEqual(tenants);
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
