import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { reply } from "./support/frames.ts";
import { atEnd, connected, converse, hello, modelId } from "./support/ours.ts";

const never = new Promise<never>(() => {});

describe("a signal that a thousand calls share", () => {
  it("has no listener left, and nobody is warned of too many", { timeout: 60_000 }, async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on("warning", note);
    atEnd(() => process.off("warning", note));
    let calls = 0;
    const { client } = await connected(({ path }) =>
      calls++ % 5 === 0 ? { status: 400, body: "{}" } : { body: path.endsWith("stream") ? reply("x") : hello },
    );
    const { signal } = new AbortController();
    for (let round = 0; round < 50; round += 1) {
      const asked = Array.from({ length: 20 }, (_, index) =>
        index % 2
          ? converse(client, { signal })
          : client.converseStream(modelId, { messages: "Hi" }, { signal }).then((it) => it.reply()),
      );
      await Promise.allSettled(asked);
    }
    expect(calls).toBe(1000);
    await expect.poll(() => getEventListeners(signal, "abort").length).toBe(0);
    expect(warnings).toEqual([]);
  });

  it("has none left after streams that were left early", async () => {
    const { client } = await connected({ body: [...reply("x").slice(0, 2), never] });
    const { signal } = new AbortController();
    for (let call = 0; call < 20; call += 1) {
      for await (const _event of await client.converseStream(modelId, { messages: "Hi" }, { signal })) break;
    }
    await expect.poll(() => getEventListeners(signal, "abort").length).toBe(0);
  });
});
