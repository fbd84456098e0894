import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, published, read, targets } from "../src/workspace.ts";

const template = "turbo/generators/templates/target";
const generated = filesBelow(template).map((file) => file.replace(/\.hbs$/, ""));
const verbatim = filesBelow(template).filter((file) => !file.endsWith(".hbs"));

describe.each(targets.map(({ folder }) => folder))("%s", (folder) => {
  it("has the files that `turbo gen target` makes, and no others but those of a part that is loaded later", () => {
    const files = filesBelow(folder).filter((file) => file !== "CHANGELOG.md");
    const parts = files.flatMap((file) => /^src\/([a-z-]+)\.ts$/.exec(file)?.[1] ?? []);
    const later = parts.filter((part) => !generated.includes(`src/${part}.ts`));
    const isOfPart = (file: string) =>
      later.some((part) => file === `src/${part}.ts` || (/^(src|test)\//.test(file) && file.split("/")[1] === part));
    expect(files.filter((file) => !isOfPart(file))).toEqual([...generated].sort());
  });

  it.each(verbatim)("has the %s of all", (file) => {
    expect(read(join(folder, file))).toBe(read(join(template, file)));
  });

  it("has the package.json of all, but for name, description and folder, and what its own tests need", () => {
    const strip = (text: string) => {
      const { devDependencies, ...manifest } = JSON.parse(text);
      return { manifest: { ...manifest, name: "", description: "", repository: "" }, devDependencies };
    };
    const own = strip(read(join(folder, "package.json")));
    const common = strip(read(join(template, "package.json.hbs")));
    expect(own.manifest).toEqual(common.manifest);
    expect(own.devDependencies).toMatchObject(common.devDependencies);
  });
});

describe.each(published.map((each) => [each.manifest.name, each] as const))("%s", (_name, { folder, manifest }) => {
  it("says what a package must say", () => {
    expect(manifest).toMatchObject({
      license: "Apache-2.0",
      type: "module",
      sideEffects: false,
      engines: { node: ">=22.12" },
      publishConfig: { access: "public", provenance: true },
      repository: { type: "git", directory: folder },
      description: expect.stringMatching(/.{20,}/),
    });
  });

  it("has the licence, and a README that names it", () => {
    expect(read(join(folder, "LICENSE"))).toBe(read("LICENSE"));
    expect(read(join(folder, "README.md"))).toContain(`# ${manifest.name}\n`);
  });
});
