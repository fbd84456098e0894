import { startWorker } from "../harness/worker.ts";
import { type Measure, once, plainly } from "./measure.ts";

/** Connections that the server counts while a new process makes its calls over TLS, each when the one before has been answered. */
export const connections: Measure = {
  columns: [{ key: "connections", title: "connections opened", unit: "", shown: "value", best: "low" }],
  rounds: once,
  prepare: plainly,
  async sample({ name }, { server, scale }) {
    const worker = startWorker(name, server);
    const before = await server.counts();
    await worker.calls(server.urls.tls, { times: scale.connectionCalls }).finally(worker.end);
    const after = await server.counts();
    return [after.connections - before.connections];
  },
};
