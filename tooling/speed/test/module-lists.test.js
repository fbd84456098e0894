import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listOf, modulesOf, scenarios } from "../src/module-list.ts";

/** Every module that is loaded is paid for by a cold start. */
test.each(scenarios)("%s loads the modules of its list, and no others", async (scenario) => {
  const hint = "where this is meant, run: pnpm --filter @tooling/speed run write";
  expect(await modulesOf(scenario), hint).toBe(readFileSync(listOf(scenario), "utf8"));
});
test("importing the client loads nothing of the AWS SDK, nor of the network", () => {
  expect(readFileSync(listOf("import"), "utf8")).not.toMatch(/@aws-sdk|@smithy|node:/);
});
test("the direct transport loads nothing of the AWS SDK, no HTTP/2 and no WebSocket", () => {
  const lists = ["direct-converse", "direct-stream"].map((scenario) => readFileSync(listOf(scenario), "utf8"));
  expect(lists.join("")).not.toMatch(/@aws-sdk|@smithy|http2|undici/);
});
