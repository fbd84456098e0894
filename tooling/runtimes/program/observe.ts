import { scenarios } from "./scenarios.ts";
import { watchFetch } from "./watch-fetch.ts";
import { createWorld } from "./world.ts";

/** What a runtime saw. */
export interface Report {
  /** What each scenario gave; `{ threw }` where it failed. */
  readonly seen: Readonly<Record<string, unknown>>;
  /** Names of the headers that were handed to `fetch`; none where the calls went another way. */
  readonly headers: readonly string[];
}

/** Nothing here takes so long. */
const patience = 10_000;

/** Does everything that is to be done, against a server, and reports to it what came of it. */
export async function observe(origin: string): Promise<void> {
  const watched = watchFetch();
  const world = createWorld(origin);
  const seen: Record<string, unknown> = {};
  for (const [name, play] of Object.entries(scenarios)) {
    seen[name] = await inTime(play(world)).catch((error: unknown) => {
      console.error(name, error); // for whoever looks for the reason
      return { threw: String(error) };
    });
  }
  const report: Report = { seen, headers: watched.stop() };
  await fetch(`${origin}/report`, { method: "POST", body: JSON.stringify(report) });
}

async function inTime(playing: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("This takes too long.")), patience);
  });
  try {
    return await Promise.race([playing, late]);
  } finally {
    clearTimeout(timer);
  }
}
