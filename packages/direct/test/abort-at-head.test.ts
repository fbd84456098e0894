import type { TransportOperation } from "@bedrock-targets/core";
import { describe, expect, it } from "vitest";
import { directTransport } from "../src/index.ts";
import { serve, until } from "./support/server.ts";
import { credentials, input, withoutSurroundings } from "./support/surroundings.ts";

withoutSurroundings();

const operations = ["converse", "converseStream", "countTokens"] as const satisfies readonly TransportOperation[];

describe.each(["node:https", "fetch"])("a call by %s that is aborted while it tells its answer's head", (way) => {
  // What else fails, nobody waits for: that would end a program in Node, and vitest tells of it.
  it.each(operations)("fails with the signal's reason, and once: %s", async (operation) => {
    const server = await serve((response) => void response.writeHead(200).write("{"));
    const reason = new Error("left");
    const leaving = new AbortController();
    const transport = directTransport({
      region: "us-east-1",
      credentials,
      endpoint: server.url,
      ...(way === "fetch" && { fetch }),
    });
    const { signal } = leaving;
    const sent = transport.send({ operation, input, signal, onHead: () => leaving.abort(reason) });
    await expect(sent).rejects.toBe(reason);
    await until(() => server.sockets.size === 0);
    await server.close();
  });
});
