import type { Cost, Held, Job, Limit } from "../worker/jobs.ts";
import type { Outcome } from "../worker/process.ts";
import { startChild } from "./child.ts";
import { environmentFor } from "./environment.ts";
import type { Server } from "./server.ts";

/** A contender's process. Each job fails with the contender's own reason. */
export interface Worker {
  calls(endpoint: string, limit: Limit, atOnce?: number): Promise<Cost>;
  streams(endpoint: string, limit: Limit, events: number): Promise<Cost>;
  hold(endpoint: string, count: number): Promise<Held>;
  end(): Promise<void>;
}

export function startWorker(name: string, server: Server): Worker {
  const child = startChild("worker/process.ts", [name], environmentFor(server.certificateFile));
  const run = async <Result>(job: Job): Promise<Result> => {
    const outcome = await child.ask<Outcome>(job);
    if ("failure" in outcome) throw new Error(outcome.failure);
    return outcome.result as Result; // by the job's kind
  };
  return {
    calls: (endpoint, limit, atOnce = 1) => run({ kind: "calls", endpoint, limit, atOnce }),
    streams: (endpoint, limit, events) => run({ kind: "streams", endpoint, limit, events }),
    hold: (endpoint, count) => run({ kind: "hold", endpoint, count }),
    end: () => child.end(),
  };
}
