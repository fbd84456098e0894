import { cp, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { published, root } from "@tooling/checks";
import { beforeAll, describe, expect, it } from "vitest";
import { must } from "../src/run.ts";

const left = new Set(["node_modules", "dist", "test-report", ".turbo", ".git"]);

/** A copy of the repository in which the next release has been prepared. */
let copy: string;
let pending: string[];
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "bedrock-targets-release-"));
  await cp(root, copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
  pending = (await readdir(join(copy, ".changeset"))).filter((file) => file.endsWith(".md") && file !== "README.md");
  await must("git", ["init", "-q", "."], copy);
  await must(process.execPath, [join(root, "node_modules/@changesets/cli/bin.js"), "version"], copy);
}, 120_000);

describe("a release", () => {
  it("uses up the changesets, and gives all packages the same version", async () => {
    const manifests = await Promise.all(
      published.map(async ({ folder }) => JSON.parse(await readFile(join(copy, folder, "package.json"), "utf8"))),
    );
    const versions = new Set(manifests.map(({ version }) => version));
    expect(versions.size).toBe(1);
    if (pending.length === 0) return; // just released
    expect([...versions][0]).not.toBe(published[0]?.manifest.version);
    expect((await readdir(join(copy, ".changeset"))).filter((file) => pending.includes(file))).toEqual([]);
  });

  it("packs each package at that version, needing the others of the same", { timeout: 120_000 }, async () => {
    for (const { folder, manifest } of published) {
      await must("pnpm", ["pack", "--pack-destination", copy], join(copy, folder));
      const { version }: { version: string } = JSON.parse(await readFile(join(copy, folder, "package.json"), "utf8"));
      const tarball = join(copy, `${manifest.name.slice(1).replace("/", "-")}-${version}.tgz`);
      const packed = JSON.parse(await must("tar", ["xzOf", tarball, "package/package.json"], copy));
      const own = Object.entries(packed.dependencies ?? {}).filter(([name]) => name.startsWith("@bedrock-targets/"));
      expect(packed.version).toBe(version);
      expect(own.filter(([, needed]) => needed !== version)).toEqual([]);
    }
  });
});
