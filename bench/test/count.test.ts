import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, request } from "node:https";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { connectionsOf, type Endpoint } from "../count/connections.ts";
import { modulesLoadedBy } from "../count/modules.ts";
import { cpuRatio } from "../count/ratio.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));

const callWith = (keepAlive: boolean) => (endpoint: Endpoint) => {
  const agent = new Agent({ keepAlive, ca: endpoint.certificate });
  return async () => {
    const [answer] = await once(
      request(`${endpoint.tls}/model/x/converse`, { method: "POST", agent }).end("{}"),
      "response",
    );
    await answer.toArray();
  };
};

test("connections are counted: one with keep-alive, one for each call without", async () => {
  assert.equal(await connectionsOf(callWith(true), 5), 1);
  assert.equal(await connectionsOf(callWith(false), 5), 5);
});

test("modules are listed, those that are loaded later too", async () => {
  const program = 'import "./server/frames.ts"; await import("./server/sniff.ts");';
  const loaded = await modulesLoadedBy(program, { folder });
  const names = loaded.map((url) => url.split("/").at(-1));
  assert.deepEqual(names, ["frames.ts", "node:zlib", "sniff.ts"]);
});

test("a program that fails says why", async () => {
  await assert.rejects(modulesLoadedBy("throw new Error('too bad')", { folder }), /too bad/);
});

test("twice the work is about twice the cost", async () => {
  const spin = (times: number) => async () => {
    let sum = 0;
    for (let index = 0; index < times; index++) sum += Math.sqrt(index);
    return sum;
  };
  const ratio = await cpuRatio(spin(400_000), spin(100_000));
  assert.ok(ratio > 2 && ratio < 8, `${ratio}`);
});
