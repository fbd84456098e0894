import { describe, expect, it } from "vitest";
import { fakeConnect } from "./fake/connection.ts";
import { type Outcome, run } from "./fake/run.ts";
import { suites } from "./fake/suites.ts";
import { clientMistakes } from "./mistakes/client.ts";
import { contentMistakes } from "./mistakes/contents.ts";
import { failingMistakes } from "./mistakes/failing.ts";
import { invokingMistakes } from "./mistakes/invoking.ts";
import type { Mistake } from "./mistakes/mistake.ts";
import { recognitionMistakes } from "./mistakes/recognition.ts";
import { shapingMistakes } from "./mistakes/shaping.ts";

const mistakes = [
  ...recognitionMistakes,
  ...shapingMistakes,
  ...contentMistakes,
  ...invokingMistakes,
  ...clientMistakes,
  ...failingMistakes,
];

/** What the checks that ought to notice a mistake say of it, in all suites where it is made. */
async function outcomesOf({ on, target, steps, caughtBy }: Mistake): Promise<readonly Outcome[]> {
  const outcomes = on.map((name) => {
    const suite = suites[name];
    return run({ ...suite, target: target?.(suite.target) ?? suite.target }, fakeConnect(steps), caughtBy);
  });
  return (await Promise.all(outcomes)).flat();
}

const runs = mistakes.map((mistake) => ({ what: mistake.what, outcomes: outcomesOf(mistake) }));

const namesOf = (outcomes: readonly Outcome[]): readonly string[] => outcomes.map(({ name }) => name);

describe("the suite notices", () => {
  it.each(runs)("$what", async ({ outcomes }) => {
    const [first, ...others] = await outcomes;
    expect(first).toMatchObject({ passed: false });
    expect(namesOf(others.filter(({ passed }) => passed))).toEqual([]);
  });

  it("some mistake with every check: there is none that cannot fail", async () => {
    const all = await Promise.all(Object.values(suites).map((suite) => run(suite, fakeConnect())));
    const noticed = (await Promise.all(runs.map(({ outcomes }) => outcomes))).flat();
    const able = new Set(namesOf(noticed));
    expect(namesOf(all.flat()).filter((name) => !able.has(name))).toEqual([]);
  });
});
