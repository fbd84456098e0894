import { everyRound, type Measure, plainly } from "./measure.ts";

/** So many calls at once over TLS; each place is filled again when its call has been answered. */
export const atOnce = (places: number): Measure => ({
  columns: [
    { key: `rate-${places}`, title: `calls/s, ${places} at once`, unit: "calls/s", shown: "ratio", best: "high" },
  ],
  rounds: everyRound,
  prepare: plainly,
  async warmUp(contender, { server, scale, ...bench }) {
    await bench.worker(contender).calls(server.urls.tls, { ms: scale.sampleMs }, places);
  },
  async sample(contender, { server, scale, ...bench }) {
    const { times, wallMs } = await bench.worker(contender).calls(server.urls.tls, { ms: scale.sampleMs }, places);
    return [(times / wallMs) * 1000];
  },
});
