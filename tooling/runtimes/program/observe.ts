import { scenarios } from "./scenarios.ts";
import { watchFetch } from "./watch-fetch.ts";
import { createWorld, type Left } from "./world.ts";

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
  const played: [name: string, value: unknown][] = [];
  for (const [name, play] of Object.entries(scenarios)) {
    const value = await inTime(play(world)).catch((error: unknown) => {
      console.error(name, error); // for whoever looks for the reason
      return { threw: String(error) };
    });
    played.push([name, value]);
  }
  const seen = Object.fromEntries(await Promise.all(played.map(async ([name, value]) => [name, await settled(value)])));
  const report: Report = { seen, headers: watched.stop() };
  await fetch(`${origin}/report`, { method: "POST", body: JSON.stringify(report) });
}

/** With the word of the server, for which nobody has waited yet. */
async function settled(value: unknown): Promise<unknown> {
  const { left }: Partial<Left> = Object(value);
  return left === undefined ? value : { ...Object(value), left: await left };
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
