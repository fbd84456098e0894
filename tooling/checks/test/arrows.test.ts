import { describe, expect, it } from "vitest";
import { importedBy } from "../src/imports.ts";
import { apps, type Package, published, targets } from "../src/workspace.ts";

const scope = "@bedrock-targets/";
const named = (name: string): Package => {
  const found = published.find(({ manifest }) => manifest.name === scope + name);
  if (!found) throw new Error(`There is no package ${name}.`);
  return found;
};

const own = (names: Iterable<string>): string[] => [...names].filter((name) => name.startsWith(scope));
const runtime = ({ manifest }: Package): string[] => Object.keys(manifest.dependencies ?? {});
const anyHow = ({ manifest }: Package): string[] => [
  ...Object.keys(manifest.dependencies ?? {}),
  ...Object.keys(manifest.peerDependencies ?? {}),
];
const targetNames = targets.map(({ manifest }) => manifest.name);

describe("the arrows of the house", () => {
  it("core depends on nothing", () => {
    expect(anyHow(named("core"))).toEqual([]);
  });

  it.each(targets.map((target) => [target.manifest.name, target] as const))("%s knows core alone", (_name, target) => {
    expect(runtime(target)).toEqual([`${scope}core`]);
  });

  it("client knows core, and no target, not even in its tests", () => {
    const client = named("client");
    expect(own(runtime(client))).toEqual([`${scope}core`]);
    expect(Object.keys(client.manifest.devDependencies ?? {}).filter((name) => targetNames.includes(name))).toEqual([]);
  });

  it.each(["direct", "emulator", "conformance"])("%s knows core alone", (name) => {
    expect(own(anyHow(named(name))).filter((each) => each !== `${scope}core`)).toEqual([]);
  });

  it("all re-exports every target package", () => {
    expect(runtime(named("all")).sort()).toEqual([...targetNames].sort());
  });

  it("no package knows an app", () => {
    const names = apps.map(({ manifest }) => manifest.name);
    const dependencies = published.flatMap((each) => [
      ...anyHow(each),
      ...Object.keys(each.manifest.devDependencies ?? {}),
    ]);
    expect(dependencies.filter((name) => names.includes(name))).toEqual([]);
  });

  it.each([...published, ...apps].map((each) => [each.manifest.name, each] as const))(
    "%s imports what it declares, and declares what it imports",
    (_name, each) => {
      const imported = importedBy(each);
      expect([...imported].filter((name) => !anyHow(each).includes(name))).toEqual([]);
      // What an imported package of ours loads by itself, where it is there, has to be declared as well.
      const peers = published
        .filter(({ manifest }) => imported.has(manifest.name))
        .flatMap(({ manifest }) => Object.keys(manifest.peerDependencies ?? {}));
      expect(runtime(each).filter((name) => !imported.has(name) && !peers.includes(name))).toEqual([]);
    },
  );
});
