import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { credentials } from "./support/both.ts";
import { reply } from "./support/frames.ts";
import { wait } from "./support/gate.ts";
import { atEnd, connected, converse, hello, modelId } from "./support/ours.ts";
import type { AnsweringServer, Seen } from "./support/server.ts";

const streaming = ({ path }: Seen): boolean => path.endsWith("-stream");

/** The plain SDK's client with `fast()`, for the same server. */
function fastClient(server: AnsweringServer): BedrockRuntimeClient {
  const made = new BedrockRuntimeClient({ region: "us-east-1", endpoint: server.url, credentials, ...fast() });
  atEnd(() => made.destroy());
  return made;
}

describe("a thousand calls, one after the other,", () => {
  it("use one connection", async () => {
    const { server, client } = await connected();
    for (let call = 0; call < 1000; call += 1) await converse(client);
    expect(server.connections.opened).toBeLessThanOrEqual(2);
  });

  it("use one connection with `fast()`", async () => {
    const { server } = await connected();
    const aws = fastClient(server);
    for (let call = 0; call < 1000; call += 1) await aws.send(new ConverseCommand({ modelId, messages: [] }));
    expect(server.connections.opened).toBeLessThanOrEqual(2);
  });

  it("use one connection where half of them fail, and some are streams", async () => {
    let calls = 0;
    const { server, client } = await connected((seen) =>
      calls++ % 2 ? { status: 400, body: '{"message":"No."}' } : { body: streaming(seen) ? reply("Hello") : hello },
    );
    for (let call = 0; call < 100; call += 1) {
      const asked =
        call % 4
          ? converse(client)
          : client.converseStream(modelId, { messages: "Hi" }).then((stream) => stream.reply());
      await asked.catch(() => {});
    }
    expect(calls).toBe(100);
    expect(server.connections.opened).toBeLessThanOrEqual(2);
  });
});

it("connections that many calls opened at once are used again", async () => {
  const { server, client } = await connected();
  const calls = () => Promise.all(Array.from({ length: 200 }, () => converse(client)));
  await calls();
  const opened = server.connections.opened;
  await calls();
  expect(server.connections.opened).toBe(opened);
});

describe("a connection that the server closes", () => {
  it("while nobody uses it is not used again", async () => {
    const { server, client } = await connected();
    await converse(client);
    for (const socket of server.connections.open) socket.destroy();
    await wait(50);
    expect((await converse(client)).attempts).toHaveLength(1);
    expect(server.connections.opened).toBe(2);
  });

  it("at the very moment of a call costs a retry of the SDK, not the call", async () => {
    let calls = 0;
    const { client } = await connected(
      async (_seen, response) => {
        if (calls++ !== 1) return { body: hello };
        response.socket?.destroy();
        return undefined;
      },
      { maxAttempts: 3 },
    );
    await converse(client);
    expect((await converse(client)).text).toBe("Hello");
    expect(calls).toBe(3);
  });
});
