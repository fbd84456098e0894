import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { published } from "@tooling/checks";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { licencesIn, permissive } from "../src/licences.ts";
import { must } from "../src/run.ts";
import { packAll, type Tarballs } from "../src/tarballs.ts";

/** All our packages, and nothing of the user's: what is there comes with them. */
let folder: string;
let tarballs: Tarballs;
beforeAll(async () => {
  tarballs = await packAll();
  const ours = Object.fromEntries([...tarballs].map(([name, path]) => [name, `file:${path}`]));
  folder = await mkdtemp(join(tmpdir(), "bedrock-targets-installed-"));
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: ours, overrides: ours }));
  await must("npm", ["install", "--omit=peer", "--no-audit", "--no-fund"], folder);
}, 180_000);

/** What is installed beside some packages of ours. */
async function namesBeside(tarballs: readonly (readonly [name: string, path: string])[]): Promise<readonly string[]> {
  const place = await mkdtemp(join(tmpdir(), "bedrock-targets-beside-"));
  const ours = Object.fromEntries(tarballs.map(([name, path]) => [name, `file:${path}`]));
  await writeFile(join(place, "package.json"), JSON.stringify({ private: true, dependencies: ours, overrides: ours }));
  await must("npm", ["install", "--omit=peer", "--no-audit", "--no-fund"], place);
  return [...licencesIn(place).keys()].filter((path) => !path.includes("@bedrock-targets"));
}

describe("what comes with our packages", () => {
  it("has permissive licences alone", () => {
    const others = [...licencesIn(folder)].filter(([, licence]) => !permissive.has(licence));
    expect(others).toEqual([]);
  });

  it("is little: our own packages, and a handful beside", { timeout: 60_000 }, async () => {
    const names = await namesBeside([...tarballs].filter(([name]) => name !== "@bedrock-targets/cli"));
    expect(names.length).toBeLessThanOrEqual(12);
  });

  it("is more for the command line, which brings AWS's clients along", () => {
    const names = [...licencesIn(folder).keys()].filter((path) => !path.includes("@bedrock-targets"));
    expect(names.length).toBeLessThanOrEqual(45);
  });
});

/**
 * Minified kilobytes: of what a program loads at its start where its bundler splits, and of all that it may ever load of
 * ours. A larger number needs a reason in the commit that writes it.
 */
const budgets: readonly (readonly [what: string, code: string, atStart: number, whole: number])[] = [
  ["parseModelId alone", 'export { parseModelId } from "@bedrock-targets/core";', 11.5, 11.5],
  ["a target package", 'export { router } from "@bedrock-targets/router";', 14.5, 14.5],
  [
    "client and base",
    'export { BedrockClient } from "@bedrock-targets/client"; export { base } from "@bedrock-targets/base";',
    // Six methods more than there were: whatever they do is loaded when they are called.
    18.9,
    200,
  ],
  [
    "client and all targets",
    'export { BedrockClient } from "@bedrock-targets/client"; export { allTargets } from "@bedrock-targets/all";',
    37,
    235,
  ],
  [
    "client, base and the direct transport",
    'export { BedrockClient } from "@bedrock-targets/client"; export { base } from "@bedrock-targets/base"; export { directTransport } from "@bedrock-targets/direct";',
    21.49, // 22 kB
    240,
  ],
];

const kilobytes = (bytes: number): number => bytes / 1024;

/** Sizes of a bundle's files: of the entry with what it imports, and of all. */
async function sizesOf(contents: string, splitting: boolean): Promise<{ atStart: number; whole: number }> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    minify: true,
    splitting,
    format: "esm",
    platform: "node",
    external: ["@aws-sdk/*", "@smithy/*"],
    outdir: join(folder, "out"),
    write: false,
    metafile: true,
  });
  const files = Object.entries(metafile.outputs);
  const atStart = new Set(files.flatMap(([name]) => (name.endsWith("stdin.js") ? [name] : [])));
  for (const name of atStart) {
    const imports = metafile.outputs[name]?.imports ?? [];
    for (const { kind, path, external } of imports) if (kind === "import-statement" && !external) atStart.add(path);
  }
  const sum = (names: Iterable<string>) =>
    [...names].reduce((all, name) => all + (metafile.outputs[name]?.bytes ?? 0), 0);
  return { atStart: kilobytes(sum(atStart)), whole: kilobytes(sum(files.map(([name]) => name))) };
}

describe("the size of", () => {
  it.each(budgets)("%s", { timeout: 60_000 }, async (_what, contents, atStart, whole) => {
    const split = await sizesOf(contents, true);
    const inOne = await sizesOf(contents, false);
    expect(split.atStart, "at start").toBeLessThan(atStart);
    expect(split.atStart, "the budget at start is far too wide").toBeGreaterThan(atStart * 0.85);
    expect(Math.max(split.whole, inOne.whole), "whole").toBeLessThan(whole);
    expect(inOne.whole, "the budget of the whole is far too wide").toBeGreaterThan(whole * 0.85);
  });
});

/** A program that says after each of its steps which files of ours have been loaded since the last one. */
const program = `
import { registerHooks } from "node:module";
let loaded = [];
registerHooks({
  load(url, context, next) {
    const [, file] = /@bedrock-targets\\/(.*)$/.exec(url) ?? [];
    if (file) loaded.push(file.replace("/dist", "").replace(/-[A-Z0-9]{8}\\./, "."));
    return next(url, context);
  },
});
const step = async (name, run) => {
  const value = await run();
  console.log(JSON.stringify([name, loaded.sort()]));
  loaded = [];
  return value;
};
const events = [{ messageStop: { stopReason: "end_turn" } }];
const answers = {
  converse: { output: { message: { role: "assistant", content: [{ text: "Hi" }] } } },
  converseStream: { get stream() { return (async function* () { yield* events; })(); } },
  invokeModel: { body: new Uint8Array() },
};
const transport = { send: async ({ operation }) => answers[operation], region: async () => "us-east-1" };
const [{ BedrockClient }, { base }] = await step("start", () =>
  Promise.all([import("@bedrock-targets/client"), import("@bedrock-targets/base")]));
const client = new BedrockClient({ region: "us-east-1", targets: [base], transport });
const hi = { messages: "Hi" };
await step("converse", () => client.converse("amazon.nova-lite-v1:0", hi));
await step("a second converse", () => client.converse("amazon.nova-lite-v1:0", hi));
await step("converseStream", async () => (await client.converseStream("amazon.nova-lite-v1:0", hi)).reply());
await step("invokeModel", () => client.invokeModel("amazon.nova-lite-v1:0", { body: "{}" }));
answers.converse = undefined;
await step("a failure", () => client.converse("amazon.nova-lite-v1:0", hi).catch(() => {}));
`;

it("what a call needs is loaded when it needs it, and no more", async () => {
  await writeFile(join(folder, "program.mjs"), program);
  const said = await must(process.execPath, ["program.mjs"], folder);
  const lines = said.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    ["start", ["base/index.js", "client/index.js", "core/target.js"]],
    ["converse", ["client/call.js", "core/chunk.js", "core/shape.js"]],
    ["a second converse", []],
    ["converseStream", ["client/stream.js"]],
    ["invokeModel", ["client/invoke.js"]],
    ["a failure", ["client/chunk.js", "client/failure.js", "client/resilience.js", "core/index.js"]],
  ]);
});

it("every published package is among them", () => {
  const installed = [...licencesIn(folder).keys()];
  expect(published.filter(({ manifest }) => !installed.includes(`node_modules/${manifest.name}`))).toEqual([]);
});
