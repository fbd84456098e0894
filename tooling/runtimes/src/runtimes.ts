import { join } from "node:path";
import type { Report } from "../program/observe.ts";
import type { Bundles } from "./bundles.ts";
import { type Child, withChild } from "./child.ts";
import { commandToShow, findChromium } from "./chromium.ts";
import { bun, deno, oldestNode, workerd } from "./programs.ts";
import { type Found, onShelf } from "./shelf.ts";
import type { Site } from "./site.ts";
import { type Flags, withWorker } from "./workerd.ts";

/** What a run has to do with. */
export interface Place {
  readonly site: Site;
  readonly bundles: Bundles;
  /** A folder for whatever the runtime writes. */
  readonly home: string;
}

/** One way of running the program in a runtime. */
export interface Way {
  readonly name: string;
  run(program: string, place: Place): Promise<Report>;
}

export interface Runtime {
  readonly name: string;
  /** What its calls say they come from. */
  readonly agent: RegExp;
  readonly ways: readonly Way[];
  find(): Found | Promise<Found>;
}

/** Runs a file that has to end by itself, with nothing left open. */
const running = (form: "loose" | "neutral", ...before: readonly string[]): Way => ({
  name: form === "loose" ? "with our packages installed" : "bundled into one file",
  run: (program, { site, bundles, home }) =>
    withChild([program, ...before, bundles[form].entry, site.origin], home, async (child) => {
      await child.ended;
      return reportOf(site, child);
    }),
});

const worker = (flags: Flags): Way => ({
  name: `bundled, with ${flags}`,
  run: (program, { site, bundles, home }) =>
    withWorker(program, { home, module: bundles.worker.entry, flags }, async (url, child) => {
      await fetch(`${url}/?origin=${site.origin}`);
      return reportOf(site, child);
    }),
});

const page: Way = {
  name: "bundled for browsers",
  run: (program, { site, home }) =>
    withChild(commandToShow(program, site.origin, join(home, "profile")), home, (child) => reportOf(site, child)),
};

/** A program that has ended without it will not report any more. */
const reportOf = ({ report }: Site, { ended }: Child): Promise<Report> =>
  Promise.race([
    report,
    ended.then(() => {
      throw new Error("The program ended without a report.");
    }),
  ]);

/** In the Node that runs this: what it sees is what all others have to see. */
export const reference: Way = running("loose");

const ownNode: Runtime = {
  name: `Node ${process.versions.node}`,
  agent: new RegExp(`md/nodejs#${process.versions.node}`),
  ways: [reference, running("neutral")],
  find: () => ({ program: process.execPath }),
};

const denoFlags = ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "--allow-net=127.0.0.1"];

/** In Deno, without leave to read the environment. */
export const withoutEnvironment: Way = running("loose", ...denoFlags);

export const runtimes: readonly Runtime[] = [
  ownNode,
  {
    name: `Node ${oldestNode.version}`,
    agent: /md\/nodejs#22\.12/,
    ways: [running("loose"), running("neutral")],
    find: () => onShelf(oldestNode),
  },
  {
    name: `Deno ${deno.version}`,
    agent: /md\/deno#2/,
    ways: [running("loose", ...denoFlags, "--allow-env"), running("neutral", ...denoFlags, "--allow-env")],
    find: () => onShelf(deno),
  },
  {
    name: `Bun ${bun.version}`,
    agent: /md\/bun#1/,
    ways: [running("loose", "run"), running("neutral", "run")],
    find: () => onShelf(bun),
  },
  { name: "Chromium", agent: /md\/browser#/, ways: [page], find: () => findChromium() },
  {
    name: `workerd ${workerd.version}`,
    agent: /md\/cloudflare-workers#/,
    ways: [worker("nodejs_compat"), worker("no_nodejs_compat")],
    find: () => onShelf(workerd),
  },
];
