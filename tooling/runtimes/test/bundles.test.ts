import { rm } from "node:fs/promises";
import { builtinModules } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bundles, bundle } from "../src/bundles.ts";
import { createProject } from "../src/project.ts";

let project: string;
let bundles: Bundles;
beforeAll(async () => {
  project = await createProject();
  bundles = await bundle(project);
}, 120_000);
afterAll(() => rm(project, { recursive: true, force: true }));

/** What the client and the transport load where it is installed, and only when a call or a look-up needs it. */
const optional = [
  "@aws-sdk/client-bedrock",
  "@aws-sdk/client-bedrock-agent",
  "@aws-sdk/client-bedrock-runtime",
  "@aws-sdk/credential-provider-node",
];

describe.each(["page", "neutral", "worker"] as const)("the program, bundled as %s,", (form) => {
  it("is whole but for the optional parts of the AWS SDK, which it does not import at its start", () => {
    const { imports } = bundles[form];
    expect(imports.filter(({ path }) => !optional.includes(path))).toEqual([]);
    expect(imports.filter(({ kind }) => kind !== "dynamic-import")).toEqual([]);
  });

  it("imports nothing of Node", () => {
    const text = [...bundles[form].files.values()].join("\n");
    const imported = [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']([^"'\s]+)["']/g)];
    const names = imported.map(([, name = ""]) => name);
    expect(names.filter((name) => name.startsWith("node:") || builtinModules.includes(name))).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
  });
});

describe("the program, bundled for browsers,", () => {
  it("has nothing that only Node needs", () => {
    const text = [...bundles.page.files.values()].join("\n");
    expect(text).not.toContain('getBuiltinModule("node:https")');
    expect(text).not.toContain("credential-provider-node");
  });
});
