import { BedrockRuntimeClient, ConverseCommand, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { fast } from "../../src/aws-sdk/index.ts";
import { credentials, outcomeOf } from "./support/both.ts";
import { reply, textDelta } from "./support/frames.ts";
import { wait } from "./support/gate.ts";
import { atEnd, client, connected, converse, hello, modelId } from "./support/ours.ts";
import { type AnsweringServer, answeringServer, type Seen } from "./support/server.ts";

const streaming = ({ path }: Seen): boolean => path.endsWith("-stream");

/** A server whose streams begin, and go on once they are told to. */
async function slowServer(): Promise<{
  readonly server: AnsweringServer;
  readonly goOn: () => void;
  readonly held: () => number;
}> {
  let goOn = (): void => {};
  let held = 0;
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const [start, ...rest] = reply("Hello");
  const server = await answeringServer((seen) => {
    if (!streaming(seen)) return { body: hello };
    held += 1;
    return { body: [start ?? textDelta(""), told, Buffer.concat(rest)] };
  });
  atEnd(() => server.close());
  return { server, goOn, held: () => held };
}

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

describe("five hundred streams at once", () => {
  it("are all open, and calls get through beside them", { timeout: 60_000 }, async () => {
    const { server, goOn, held } = await slowServer();
    const ours = client({ endpoint: server.url, credentials });
    const streams = await Promise.all(
      Array.from({ length: 500 }, () => ours.converseStream(modelId, { messages: "Hi" })),
    );
    expect(held()).toBe(500);
    expect((await Promise.all([converse(ours), converse(ours)])).map(({ text }) => text)).toEqual(["Hello", "Hello"]);
    goOn();
    const replies = await Promise.all(streams.map((stream) => stream.reply()));
    expect(new Set(replies.map(({ text }) => text))).toEqual(new Set(["Hello"]));
  });

  it("are all open with `fast()`", { timeout: 60_000 }, async () => {
    const { server, goOn, held } = await slowServer();
    const aws = fastClient(server);
    const command = () => new ConverseStreamCommand({ modelId, messages: [] });
    const streams = await Promise.all(Array.from({ length: 500 }, () => aws.send(command())));
    expect(held()).toBe(500);
    goOn();
    const outcomes = await Promise.all(streams.map((sent) => outcomeOf(Promise.resolve(sent))));
    for (const { stream } of outcomes) expect(stream).toHaveLength(5);
  });
});

describe("regions", () => {
  const arn = (region: number) => `arn:aws:bedrock:xx-north-${region}::foundation-model/${modelId}`;

  it("share one pool of connections, however many they are", async () => {
    const { server, client } = await connected();
    for (let region = 1; region <= 40; region += 1) await client.converse(arn(region), { messages: "Hi" });
    for (let region = 1; region <= 40; region += 1) await client.converse(arn(region), { messages: "Hi" });
    expect(server.connections.opened).toBe(1);
    const signed = server.seen.map(({ headers }) => /xx-north-\d+/.exec(headers.authorization ?? "")?.[0]);
    expect(new Set(signed).size).toBe(40);
  });

  it("all lose their connections when the client is destroyed", async () => {
    const { server, client } = await connected();
    await Promise.all([1, 2, 3].map((region) => client.converse(arn(region), { messages: "Hi" })));
    expect(server.connections.open.size).toBe(3);
    await client.destroy();
    await expect.poll(() => server.connections.open.size).toBe(0);
  });

  it("lose them, though AWS's client for another region was made meanwhile, and has a logger", async () => {
    let works = true;
    const { server, client } = await connected(undefined, {
      logger: { trace: () => {}, debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
      credentials: async () => (works ? credentials : Promise.reject(new Error("none"))),
    });
    await client.converse(arn(1), { messages: "Hi" });
    works = false;
    await expect(client.converse(arn(2), { messages: "Hi" })).rejects.toThrow("none");
    await client.destroy();
    await expect.poll(() => server.connections.open.size).toBe(0);
  });
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

describe("`destroy()`", () => {
  it("while AWS's client is being made does not fail with it", async () => {
    const fails = {
      configure: () => {
        throw new Error("no extension");
      },
    };
    const { client } = await connected({ body: hello }, { extensions: [fails] });
    const call = expect(converse(client)).rejects.toThrow("no extension");
    await client.destroy();
    await call;
  });
});

it("a client that was destroyed works again", async () => {
  const { server, client } = await connected();
  await converse(client);
  await client.destroy();
  expect((await converse(client)).text).toBe("Hello");
  expect(server.connections.opened).toBe(2);
});
