import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, published, read, targets } from "../src/workspace.ts";

const template = "turbo/generators/templates/target";
const generated = filesBelow(template).map((file) => file.replace(/\.hbs$/, ""));
const verbatim = filesBelow(template).filter((file) => !file.endsWith(".hbs"));

describe.each(targets.map(({ folder }) => folder))("%s", (folder) => {
  it("has the files that `turbo gen target` makes, and no others", () => {
    const files = filesBelow(folder).filter((file) => file !== "CHANGELOG.md");
    expect(files).toEqual([...generated].sort());
  });

  it.each(verbatim)("has the %s of all", (file) => {
    expect(read(join(folder, file))).toBe(read(join(template, file)));
  });

  it("has the package.json of all, but for name, description and folder", () => {
    const strip = (text: string) => ({ ...JSON.parse(text), name: "", description: "", repository: "" });
    expect(strip(read(join(folder, "package.json")))).toEqual(strip(read(join(template, "package.json.hbs"))));
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
