import { everyRound, type Measure, plainly } from "./measure.ts";

/** Calls over TLS, each when the one before has been answered. */
export const oneAtATime: Measure = {
  columns: [
    { key: "cpu-tls", title: "CPU per call, TLS", unit: "ms", shown: "ratio", best: "low" },
    { key: "rate-1", title: "calls/s, one at a time", unit: "calls/s", shown: "ratio", best: "high" },
  ],
  rounds: everyRound,
  prepare: plainly,
  async warmUp(contender, { server, scale, ...bench }) {
    await bench.worker(contender).calls(server.urls.tls, { ms: scale.warmUpMs });
  },
  async sample(contender, { server, scale, ...bench }) {
    const { times, cpuMs, wallMs } = await bench.worker(contender).calls(server.urls.tls, { ms: scale.sampleMs });
    return [cpuMs / times, (times / wallMs) * 1000];
  },
};
