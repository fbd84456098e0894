import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Contender } from "../contenders/index.ts";
import { environmentFor } from "../harness/environment.ts";
import { type Bench, type Measure, plainly } from "./measure.ts";

const run = promisify(execFile);

/** From the first import of a program to its first answer over TLS, in a new process; starting Node itself is not in it. */
export const coldStart: Measure = {
  columns: [
    { key: "cold", title: "cold start", unit: "ms", shown: "ratio", best: "low" },
    { key: "cold-bundled", title: "cold start, bundled", unit: "ms", shown: "ratio", best: "low" },
  ],
  rounds: ({ coldRounds }) => coldRounds,
  prepare: plainly,
  /** So that nobody's files are read from the disk for the first time. */
  async warmUp(contender, bench) {
    const { starter, loose } = await bench.built(contender);
    await startOf(starter, loose, contender, bench);
  },
  async sample(contender, bench) {
    const { starter, loose, bundled } = await bench.built(contender);
    return [await startOf(starter, loose, contender, bench), await startOf(starter, bundled, contender, bench)];
  },
};

async function startOf(starter: string, program: string, { name }: Contender, { server }: Bench): Promise<number> {
  const env = environmentFor(server.certificateFile);
  const { stdout } = await run(process.execPath, [starter, program, server.urls.tls], { env });
  const ms = Number(stdout.trim());
  if (!(ms > 0)) throw new Error(`the cold start of ${name} printed ${stdout}`);
  return ms;
}
