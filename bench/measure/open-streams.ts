import { startWorker } from "../harness/worker.ts";
import type { Measure } from "./measure.ts";

/** Slow streams over TLS that are all open, in a new process: what each takes of memory, and how many did open. */
export const openStreams: Measure = {
  columns: [
    { key: "rss", title: "memory per stream", unit: "kB", shown: "ratio", best: "low" },
    { key: "opened", title: "streams open at once", unit: "", shown: "value", best: "high" },
  ],
  lanes: 2,
  rounds: ({ streamRounds }) => streamRounds,
  prepare: ({ server }) => server.play({ hold: true }),
  async sample({ name }, { server, scale }) {
    const worker = startWorker(name, server);
    const { opened, bytesEach } = await worker.hold(server.urls.tls, scale.streams).finally(worker.end);
    return [bytesEach / 1000, opened];
  },
};
