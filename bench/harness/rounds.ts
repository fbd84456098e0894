import { baseline, type Contender } from "../contenders/index.ts";
import type { Bench, Measure } from "../measure/measure.ts";
import { messageOf } from "./check.ts";
import type { Progress } from "./progress.ts";

/** Samples by contender and column, and where somebody was broken off. */
interface Taken {
  readonly samples: Map<string, Map<string, (number | undefined)[]>>;
  readonly failures: Map<string, string>;
}

/** What came of all rounds, and how many there were. */
export interface Outcome extends Taken {
  readonly rounds: number;
}

/**
 * All measures, round by round, interleaved: in every round each contender has its turn at each measure once, and another one
 * begins each time. So what slows the machine for a while slows all of them, and ratios are taken inside of a round.
 */
export async function runRounds(
  contenders: readonly Contender[],
  measures: readonly Measure[],
  bench: Bench,
  progress: Progress,
): Promise<Outcome> {
  const { rounds, budgetMs } = bench.scale;
  const taken: Taken = { samples: new Map(), failures: new Map() };
  const plan = Array.from({ length: rounds }, (_, round) =>
    measures.filter((each) => round < each.rounds(bench.scale)),
  );
  const all = plan.flat().length;
  let done = 0;
  for (const [round, those] of plan.entries()) {
    if (round > 0 && performance.now() > budgetMs) return { ...taken, rounds: round };
    for (const measure of those) {
      const title = `round ${round + 1} of ${rounds}: ${measure.columns[0]?.title}`;
      await measure.prepare(bench);
      await inLanes(measure.lanes ?? 1, rotated(contenders, round), async (contender) => {
        progress.show(`${title} · ${contender.name}`, done, all);
        await takeTurn(contender, measure, round, bench, taken);
      });
      done++;
    }
  }
  return { ...taken, rounds };
}

/** All items in their order, so many at a time. */
async function inLanes<Item>(lanes: number, items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function takeTurn(contender: Contender, measure: Measure, round: number, bench: Bench, taken: Taken) {
  const { name, columns } = contender;
  if (taken.failures.has(name)) return;
  if (columns && !measure.columns.some(({ key }) => columns.includes(key))) return;
  try {
    if (round === 0) await measure.warmUp?.(contender, bench);
    const numbers = await measure.sample(contender, bench);
    for (const [index, { key }] of measure.columns.entries()) put(taken.samples, name, key, round, numbers[index]);
  } catch (error) {
    const failure = `${measure.columns[0]?.title}: ${messageOf(error)}`;
    // Without it, there is nothing to compare with.
    if (name === baseline) throw new Error(`${name}, ${failure}`, { cause: error });
    taken.failures.set(name, failure);
  }
}

function put(samples: Taken["samples"], name: string, key: string, round: number, number: number | undefined): void {
  const own = samples.get(name) ?? new Map<string, (number | undefined)[]>();
  samples.set(name, own);
  const column = own.get(key) ?? [];
  own.set(key, column);
  column[round] = number;
}

const rotated = <Item>(items: readonly Item[], by: number): Item[] => {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
};
