import { writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { type Child, withChild } from "./child.ts";

/** Whether Node's modules are there. They are by default, for workers that began after July 2026. */
export type Flags = "nodejs_compat" | "no_nodejs_compat";

/** A worker, which may call this machine. `embed` takes a path from the configuration's own folder. */
const configuration = (module: string, flags: Flags): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "main", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "${module}")],
  compatibilityDate = "2026-07-01",
  compatibilityFlags = ["${flags}"],
);
`;

interface Worker {
  readonly home: string;
  readonly module: string;
  readonly flags: Flags;
}

/** Serves a worker while something is done with its address. */
export async function withWorker<Result>(
  program: string,
  { home, module, flags }: Worker,
  act: (url: string, child: Child) => Promise<Result>,
): Promise<Result> {
  const path = join(home, "workerd.capnp");
  await writeFile(path, configuration(relative(home, module), flags));
  return withChild([program, "serve", "--control-fd=3", path], home, async (child) => {
    const control = child.process.stdio[3] as Readable; // `withChild` makes it a pipe, and we do not write to it
    const port = await Promise.race([portIn(control), child.ended]);
    return act(`http://127.0.0.1:${port}`, child);
  });
}

/** A line of JSON comes for every socket that is opened. */
async function portIn(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) {
    const { event, port }: { event: string; port: number } = JSON.parse(line);
    if (event === "listen") return port;
  }
  throw new Error("workerd opened no port.");
}
