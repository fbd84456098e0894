import { describe, expect, it } from "vitest";
import { credentials } from "./support/both.ts";
import { connected, converse, hello, modelId } from "./support/ours.ts";

const arn = (region: number): string => `arn:aws:bedrock:xx-north-${region}::foundation-model/${modelId}`;

describe("regions", () => {
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

describe("AWS's clients for other regions", () => {
  it("are made once, and the oldest are forgotten once there are too many", async () => {
    let made = 0;
    const extension = {
      configure: () => {
        made += 1;
      },
    };
    const { client } = await connected({ body: hello }, { extensions: [extension] });
    const call = (region: number) => client.converse(arn(region), { messages: "Hi" });
    for (let region = 1; region <= 40; region += 1) await call(region);
    const before = made;
    await call(40);
    expect(made).toBe(before);
    await call(1);
    expect(made).toBe(before + 1);
  });

  it("are made again where that failed", async () => {
    let tries = 0;
    const extension = {
      configure: () => {
        tries += 1;
        if (tries === 1) throw new Error("not yet");
      },
    };
    const { client } = await connected({ body: hello }, { extensions: [extension] });
    await expect(converse(client)).rejects.toThrow("not yet");
    expect((await converse(client)).text).toBe("Hello");
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
    const call = expect(converse(client)).rejects.toMatchObject({ code: "aborted" });
    await client.destroy();
    await call;
  });
});

it("a client that was destroyed opens no connection again", async () => {
  const { server, client } = await connected();
  await converse(client);
  await client.destroy();
  await expect(converse(client)).rejects.toMatchObject({ code: "aborted", attempts: [] });
  expect(server.connections.opened).toBe(1);
});
