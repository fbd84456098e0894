import { type Bench, everyRound, type Measure } from "./measure.ts";

/** Long streams over TLS, with so many frames in one write of the server; the call around each is counted too. */
const streamed = (key: string, title: string, framesPerWrite: number, eventsIn: (bench: Bench) => number): Measure => ({
  columns: [{ key, title, unit: "µs", shown: "ratio", best: "low" }],
  rounds: everyRound,
  prepare: (bench) => bench.server.play({ events: eventsIn(bench), framesPerWrite }),
  async warmUp(contender, bench) {
    const { server, scale } = bench;
    await bench.worker(contender).streams(server.urls.tls, { ms: scale.warmUpMs / 2 }, eventsIn(bench));
  },
  async sample(contender, bench) {
    const { server, scale } = bench;
    const { times, cpuMs } = await bench
      .worker(contender)
      .streams(server.urls.tls, { ms: scale.sampleMs }, eventsIn(bench));
    return [(cpuMs / times / eventsIn(bench)) * 1000];
  },
});

/** As a fast model, or a slow network, delivers: many frames together. */
export const manyFrames: Measure = streamed("event", "CPU per stream event", 64, ({ scale }) => scale.events);

/** Each frame in a TLS record of its own. */
export const loneFrames: Measure = streamed(
  "event-lone",
  "CPU per event, one in a write",
  1,
  ({ scale }) => scale.loneEvents,
);
