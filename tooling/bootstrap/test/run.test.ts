import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const script = join(import.meta.dirname, "..", "run.cjs");
const start = (...args: string[]) => spawnSync(process.execPath, args, { encoding: "utf8" });

test("an old Node gets one sentence with the way out", () => {
  const { status, stderr } = start("--require", join(import.meta.dirname, "fixtures", "old-node.cjs"), script, "start");
  expect(status).toBe(1);
  expect(stderr).toBe("Node 18.20.8 is too old: install Node 24 from https://nodejs.org and try again.\n");
});

test("an unknown command gets one sentence with the known ones", () => {
  const { status, stderr } = start(script, "strat");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^There is no command "strat": use one of start, [a-z, ]+\.\n$/);
});
