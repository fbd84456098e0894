import { everyRound, type Measure, plainly } from "./measure.ts";

/** Calls over TLS to a server that is 20 ms away: whoever needs a new connection for a call waits for it here. */
export const farAway: Measure = {
  columns: [{ key: "latency", title: "call to a server 20 ms away", unit: "ms", shown: "value", best: "low" }],
  rounds: everyRound,
  prepare: plainly,
  async warmUp(contender, { server, ...bench }) {
    await bench.worker(contender).calls(server.urls.far, { times: 1 });
  },
  async sample(contender, { server, scale, ...bench }) {
    const { medianMs } = await bench.worker(contender).calls(server.urls.far, { times: scale.farCalls });
    return [medianMs];
  },
};
