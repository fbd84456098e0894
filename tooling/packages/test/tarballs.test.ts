import { published } from "@tooling/checks";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../src/run.ts";
import { filesIn, packAll, type Tarballs } from "../src/tarballs.ts";

let tarballs: Tarballs;
beforeAll(async () => {
  tarballs = await packAll();
}, 120_000);

const allowed = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/.+\.(js|d\.ts))$/;

describe.each(published.map(({ manifest }) => manifest.name))("the tarball of %s", (name) => {
  const tarball = (): string => tarballs.get(name) ?? "";

  it("has what is built, README and licence, and nothing else", async () => {
    const files = await filesIn(tarball());
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(["package.json", "README.md", "LICENSE", "dist/index.js", "dist/index.d.ts"]),
    );
  });

  it("pleases publint", { timeout: 60_000 }, async () => {
    expect(await run("pnpm", ["exec", "publint", "--strict", tarball()], import.meta.dirname)).toMatchObject({
      code: 0,
    });
  });

  it("has types that are not wrong", { timeout: 60_000 }, async () => {
    const result = await run("pnpm", ["exec", "attw", tarball(), "--profile", "esm-only"], import.meta.dirname);
    expect(result, result.output).toMatchObject({ code: 0 });
  });
});
