import type { Contender } from "../contenders/index.ts";
import type { Bench } from "../measure/measure.ts";

const events = 40;

/**
 * What each contender has to show before anything of it is timed; gives what is wrong with those that fail. The text of a call
 * and of a stream, to the letter, with signatures that the server recomputes; and an error, not a text, where one bit of a
 * stream is wrong.
 */
export async function faultsOf(contenders: readonly Contender[], bench: Bench): Promise<Map<string, string>> {
  const faults = new Map<string, string>();
  const check = async (fault: (contender: Contender, bench: Bench) => Promise<string | undefined>) => {
    const others = contenders.filter(({ name }) => !faults.has(name));
    const found = await Promise.all(others.map(async (contender) => [contender.name, await fault(contender, bench)]));
    for (const [name, reason] of found) if (name !== undefined && reason !== undefined) faults.set(name, reason);
  };
  await bench.server.play({ verify: true, events, framesPerWrite: 3 });
  await check(wrongText);
  await bench.server.play({ verify: true, events, flip: true });
  await check(blindness);
  return faults;
}

/** Also what a wrong signature leads to: the server's refusal. */
async function wrongText(contender: Contender, { server, worker }: Bench): Promise<string | undefined> {
  for (const endpoint of [server.urls.tls, server.urls.plain]) {
    const fault =
      (await failureOf(worker(contender).calls(endpoint, { times: 2 }))) ??
      (await failureOf(worker(contender).streams(endpoint, { times: 1 }, events)));
    if (fault !== undefined) return fault;
  }
  return undefined;
}

async function blindness(contender: Contender, { server, worker }: Bench): Promise<string | undefined> {
  const failure = await failureOf(worker(contender).streams(server.urls.tls, { times: 1 }, events));
  const isNoticed = failure !== undefined && !failure.includes("the text is");
  return isNoticed ? undefined : "does not notice a flipped bit in a stream";
}

const failureOf = (outcome: Promise<unknown>): Promise<string | undefined> => outcome.then(() => undefined, messageOf);

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
