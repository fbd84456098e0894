import { describe, expect, it } from "vitest";
import { reply } from "./support/frames.ts";
import { atEnd, hello } from "./support/ours.ts";
import { program } from "./support/program.ts";
import { answeringServer } from "./support/server.ts";

/** What a program does before it has nothing more to do; none of them says `process.exit()`. */
const programs = {
  "a call": "await converse();",
  "a call, and `destroy()`": "await converse(); await client.destroy();",
  "many calls at once": "await Promise.all(Array.from({ length: 50 }, converse));",
  "a stream that is read": "await (await stream()).reply();",
  "a stream that is left": "for await (const _event of await stream()) break;",
  "a stream that is aborted": `
    const controller = new AbortController();
    const { text } = await stream({ signal: controller.signal });
    controller.abort();
    await Array.fromAsync(text).catch(() => {});`,
  "a stream that nobody reads, and `destroy()`": "await stream(); await client.destroy();",
  "a call with `fast()`": "await send(ConverseCommand);",
  "a stream that is read with `fast()`": "for await (const _event of (await send(ConverseStreamCommand)).stream);",
  "a stream that is left with `fast()`":
    "for await (const _event of (await send(ConverseStreamCommand)).stream) break;",
  "a stream that nobody reads with `fast()`, and `destroy()`": "await send(ConverseStreamCommand); aws.destroy();",
};

describe("a process ends by itself after", () => {
  it.each(Object.entries(programs))("%s", { timeout: 60_000 }, async (_name, code) => {
    const server = await answeringServer(({ path }) => ({ body: path.endsWith("-stream") ? reply("Hello") : hello }));
    atEnd(() => server.close());
    expect(await program(`${code} console.log("done");`, server.url, 30)).toBe("done");
    expect(server.seen.length).toBeGreaterThan(0);
  });
});
