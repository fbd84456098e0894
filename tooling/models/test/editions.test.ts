import { describe, expect, test } from "vitest";
import { editions } from "../src/editions.ts";
import { answersOf, merge } from "../src/merge.ts";
import { tableFile } from "../src/table-file.ts";

const named = editions.map((edition) => [`${edition.source} of ${edition.asOf}`, edition] as const);
const said = editions.flatMap((edition) =>
  [...answersOf(edition)].flatMap(([id, answers]) =>
    Object.entries(answers).map(([column, answer]) => ({
      about: `${column} of ${id}`,
      answer,
      source: edition.source,
    })),
  ),
);

describe.each(named)("%s", (_name, edition) => {
  test("is dated by a day, a month or a year", () => {
    expect(edition.asOf).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
  });

  test("names bare ids of foundation models, each once", () => {
    const ids = Object.values(edition.models).flat();
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^(?!(us|eu|apac|jp|au|ca|in|global|us-gov)\.)[a-z0-9]+\.[a-z0-9.:-]+$/);
  });

  test("is asked by the table for every column that it has", () => {
    const table = tableFile([edition]);
    for (const column of edition.columns) expect(table).toContain(`  "${column}",\n`);
  });
});

describe("all editions together", () => {
  test("never contradict each other", () => {
    const first = new Map<string, (typeof said)[number]>();
    const contradictions = said.filter((fact) => {
      const earlier = first.get(fact.about) ?? fact;
      first.set(fact.about, earlier);
      return earlier.answer !== fact.answer;
    });
    expect(contradictions).toEqual([]);
  });

  test("are all of use: each says something that no other says before it", () => {
    const used = new Set(
      [...merge(editions).values()].flatMap((row) => [...row.values()].map(({ edition }) => edition)),
    );
    expect([...used].sort((one, other) => one - other)).toEqual(editions.map((_, index) => index));
  });
});
