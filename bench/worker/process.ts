import type { Client, Open } from "../contenders/contender.ts";
import { calls, hold, type Job, streams } from "./jobs.ts";

/** What comes back: the job's own result, or why there is none. */
export type Outcome = { readonly result: unknown } | { readonly failure: string };

/*
 * One contender in a process of its own, which loads that one's library and no other. It does one job after the other, with one
 * client for each endpoint, and ends with its parent.
 */
const [name = ""] = process.argv.slice(2);
const loading: Promise<{ open: Open }> = import(`../contenders/${name}.ts`);
loading.catch(() => {}); // the first job says so
const clients = new Map<string, Client>();

process.on("disconnect", () => process.exit());
process.on("message", async (job: Job) => {
  const outcome: Outcome = await run(job).then(
    (result) => ({ result }),
    (error: unknown) => ({ failure: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }),
  );
  process.send?.(outcome);
});

async function run(job: Job): Promise<unknown> {
  const { open } = await loading;
  const client = clients.get(job.endpoint) ?? open(job.endpoint);
  clients.set(job.endpoint, client);
  if (job.kind === "calls") return calls(client, job.limit, job.atOnce);
  return job.kind === "streams" ? streams(client, job.limit, job.events) : hold(client, job.count);
}
