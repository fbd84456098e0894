import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findChromium } from "../src/chromium.ts";
import { deno } from "../src/programs.ts";
import { onShelf } from "../src/shelf.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bedrock-targets-found-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("a program of npm's", () => {
  it("is missing on a platform that has none, with the platform named", async () => {
    const found = await onShelf({ version: "1.0.0", packages: {} });
    expect(found).toEqual({ missing: expect.stringContaining(`${process.platform}-${process.arch}`) });
  });

  it("is missing where the registry cannot be reached, with npm's reason, and nothing is left half done", async () => {
    const offline = { ...process.env, npm_config_cache: folder, npm_config_registry: "http://127.0.0.1:9/" };
    const found = await onShelf(deno, offline);
    expect(found).toEqual({ missing: expect.stringMatching(/@deno\/.* cannot be had .*: .*127\.0\.0\.1:9/) });
    expect(await readdir(join(folder, "_bedrock-targets"))).toEqual([]);
  });
});

describe("Chromium", () => {
  it("is the one that CHROMIUM names, before those on PATH", async () => {
    const path = join(folder, "chromium");
    await writeFile(path, "", { mode: 0o755 });
    expect(findChromium({ CHROMIUM: process.execPath, PATH: folder })).toEqual({ program: process.execPath });
    expect(findChromium({ PATH: `/nowhere:${folder}` })).toEqual({ program: path });
  });

  it("is missing where there is none, and it is said how to get one", () => {
    expect(findChromium({ PATH: folder })).toEqual({ missing: expect.stringContaining("apt-get install chromium") });
    expect(findChromium({ CHROMIUM: join(folder, "none") })).toEqual({ missing: expect.stringContaining("CHROMIUM") });
  });
});
