import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bearerToken, sessionToken } from "../program/account.ts";
import type { Report } from "../program/observe.ts";
import { scenarios } from "../program/scenarios.ts";
import { type Bundles, bundle } from "../src/bundles.ts";
import { createProject } from "../src/project.ts";
import { reference, runtimes, type Way, withoutEnvironment } from "../src/runtimes.ts";
import { type Call, openSite } from "../src/site.ts";
import { facts } from "./facts.ts";
import { isForbidden } from "./forbidden-headers.ts";

/** What a runtime reported, and what the server had from it. */
interface Run {
  readonly report: Report;
  readonly calls: readonly Call[];
}

let project: string;
let bundles: Bundles;
/** With the packages installed, in the Node of this project: what all others are compared with. */
let node: Run;

beforeAll(async () => {
  project = await createProject();
  bundles = await bundle(project);
  node = await run(process.execPath, reference);
}, 120_000);
afterAll(() => rm(project, { recursive: true, force: true }));

async function run(program: string, way: Way): Promise<Run> {
  const site = await openSite(bundles.page.files);
  const home = await mkdtemp(join(project, "home-"));
  try {
    return { report: await way.run(program, { site, bundles, home }), calls: site.calls };
  } finally {
    await site.close();
  }
}

/** In an order of their own: calls that are made at once arrive in any. */
const requestsIn = (calls: readonly Call[]): string[] => calls.map(({ path, body }) => `${path} ${body}`).sort();

const callsWith = (calls: readonly Call[], name: string, value: string): number =>
  calls.filter(({ headers }) => headers[name] === value).length;

const names = Object.keys(scenarios);
const found = await Promise.all(runtimes.map(async (runtime) => ({ runtime, ...(await runtime.find()) })));

const missing = found.flatMap((each) => ("missing" in each ? [[each.runtime.name, each.missing] as const] : []));
for (const [name, reason] of missing) console.log(`Skipped: ${name}, because ${reason}`);
describe.skip.each(missing)("%s, because %s", () => {
  it.each(names)("sees of %s what Node sees", () => {});
});

const present = found.flatMap((each) => ("program" in each ? [each] : []));
const all = present.flatMap(({ runtime, program }) =>
  runtime.ways.map((way) => [`${runtime.name}, ${way.name},`, { runtime, way, program }] as const),
);

describe.each(all)("%s", (_name, { runtime, way, program }) => {
  const usesFetch = !runtime.name.startsWith("Node");
  let report: Report;
  let calls: readonly Call[];
  beforeAll(async () => {
    ({ report, calls } = await run(program, way));
  }, 60_000);

  it.each(names)("sees of %s what Node sees", (name) => {
    expect(report.seen[name]).toEqual(node.report.seen[name]);
  });

  it("makes the calls that Node makes, and each is believed", () => {
    expect(calls.map(({ fault }) => fault).filter(Boolean)).toEqual([]);
    expect(requestsIn(calls)).toEqual(requestsIn(node.calls));
  });

  it("sends a session token, a bearer token and a caller's own header where they belong", () => {
    const [temporary] = calls.filter(({ headers }) => "x-amz-security-token" in headers);
    expect(temporary?.headers).toMatchObject({ "x-amz-security-token": sessionToken, "x-team": "blue  and green" });
    expect(callsWith(calls, "x-amz-security-token", sessionToken)).toBe(1);
    expect(callsWith(calls, "authorization", `Bearer ${bearerToken}`)).toBe(1);
  });

  it("says where its calls come from; a browser keeps a user agent of its own", () => {
    const header = runtime.name === "Chromium" ? "x-amz-user-agent" : "user-agent";
    expect(calls.map(({ headers }) => headers[header]).filter((agent = "") => !runtime.agent.test(agent))).toEqual([]);
    expect(report.headers.includes("user-agent")).toBe(usesFetch && runtime.name !== "Chromium");
  });

  it(usesFetch ? "goes by fetch, and hands it no header that it forbids" : "does not go by fetch", () => {
    expect(report.headers.length > 0).toBe(usesFetch);
    expect(report.headers.filter(isForbidden)).toEqual([]);
  });
});

const denoHere = present.find(({ runtime }) => runtime.name.startsWith("Deno"));
describe.skipIf(denoHere === undefined)("Deno, with leave to use the network and nothing else,", () => {
  it("sees what Node sees", { timeout: 60_000 }, async () => {
    const { report } = await run(denoHere?.program ?? "", withoutEnvironment);
    expect(report.seen).toEqual(node.report.seen);
  });
});

describe("what all are compared with", () => {
  it.each(Object.entries(facts))("has of %s what the server did", (name, fact) => {
    expect(node.report.seen[name]).toEqual(fact);
  });

  it("has no scenario that failed", () => {
    expect(Object.values(node.report.seen).filter((seen) => "threw" in Object(seen))).toEqual([]);
  });
});
