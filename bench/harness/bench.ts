import type { Contender } from "../contenders/index.ts";
import type { Bench } from "../measure/measure.ts";
import { type Built, buildContender } from "./build.ts";
import type { Scale } from "./scale.ts";
import type { Server } from "./server.ts";
import { startWorker, type Worker } from "./worker.ts";

/** Keeps one process for each contender, and builds each one's program once. */
export function createBench(server: Server, scale: Scale): Bench {
  const workers = new Map<string, Worker>();
  const builds = new Map<string, Promise<Built>>();
  return {
    server,
    scale,
    worker: ({ name }: Contender) => kept(workers, name, () => startWorker(name, server)),
    built: (contender: Contender) => kept(builds, contender.name, () => buildContender(contender)),
  };
}

function kept<Value>(values: Map<string, Value>, name: string, make: () => Value): Value {
  const value = values.get(name) ?? make();
  values.set(name, value);
  return value;
}
