import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stateOf } from "../src/install.mjs";

const pinned = { node: "24.0.0", pnpm: "12.0.0" };
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "bootstrap-"));
  write("pnpm-lock.yaml", "lock");
  write("packages/targets/base/package.json", "{}");
  write("packages/targets/base/node_modules/x/package.json", "{}");
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const changes: [string, () => void][] = [
  ["another lockfile", () => write("pnpm-lock.yaml", "other")],
  ["another catalog", () => write("pnpm-workspace.yaml", "catalog:")],
  ["another manifest", () => write("packages/targets/base/package.json", '{ "name": "base" }')],
  ["a new package", () => write("apps/tour/package.json", "{}")],
  ["a deleted node_modules", () => rmSync(join(root, "packages/targets/base/node_modules"), { recursive: true })],
];

test.each(changes)("%s asks for an install", (_, change) => {
  const before = stateOf(root, pinned);
  change();
  expect(stateOf(root, pinned)).not.toBe(before);
});

test("another Node asks for an install", () => {
  expect(stateOf(root, { ...pinned, node: "24.0.1" })).not.toBe(stateOf(root, pinned));
});

test("sources, build results and what is installed ask for none", () => {
  const before = stateOf(root, pinned);
  write("packages/targets/base/src/index.ts", "export {};");
  write("packages/targets/base/dist/index.js", "export {};");
  write("packages/targets/base/node_modules/y/package.json", "{}");
  expect(stateOf(root, pinned)).toBe(before);
});

test("a workspace of its own asks for nothing of ours", () => {
  const before = stateOf(root, pinned);
  write("bench/pnpm-workspace.yaml", "packages: []");
  write("bench/package.json", "{}");
  expect(stateOf(root, pinned)).toBe(before);
  expect(stateOf(join(root, "bench"), pinned)).not.toBe(before);
});
