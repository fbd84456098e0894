import { everyRound, type Measure, plainly } from "./measure.ts";

/** Calls without TLS: what is left is the client's own work. */
export const plainTcp: Measure = {
  columns: [{ key: "cpu-tcp", title: "CPU per call, plain TCP", unit: "ms", shown: "ratio", best: "low" }],
  rounds: everyRound,
  prepare: plainly,
  async warmUp(contender, { server, scale, ...bench }) {
    await bench.worker(contender).calls(server.urls.plain, { ms: scale.warmUpMs / 2 });
  },
  async sample(contender, { server, scale, ...bench }) {
    const { times, cpuMs } = await bench.worker(contender).calls(server.urls.plain, { ms: scale.sampleMs });
    return [cpuMs / times];
  },
};
