import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Edition } from "../src/edition.ts";
import { merge } from "../src/merge.ts";
import { tableFile } from "../src/table-file.ts";

const page = (asOf: string, models: Edition["models"]): Edition => ({
  source: "a page",
  asOf,
  columns: ["converse", "toolUse"],
  models,
});

/** The table's rows, read back: id → its letters. */
const rowsOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^ {2}"(.+)": "([A-Za-z_]+)",$/gm)].map(([, id, row]) => [id, row]));

describe("the table's file", () => {
  test("has a small letter for yes, a capital for no, and none for what nobody says", () => {
    const text = tableFile([page("2026", { yn: ["b.b"], _y: ["a.a"] })]);
    expect(rowsOf(text)).toEqual({ "a.a": "_____a______", "b.b": "a____A______" });
    expect(text).toContain('  a: ["a page", "2026"],');
  });

  test("goes by the edition that comes first, for each capability", () => {
    const text = tableFile([page("2026", { y_: ["a.a"] }), page("2025", { nn: ["a.a"] })]);
    expect(rowsOf(text)).toEqual({ "a.a": "a____B______" });
  });

  test.each(["y", "yyy", "yx", ""])("is not made of answers such as %j, which do not fit the columns", (answers) => {
    expect(() => tableFile([page("2026", { [answers]: ["a.a"] })])).toThrow("no answers for converse, toolUse");
  });

  test("has every answer of any editions, and no other", () => {
    const patterns = fc.stringMatching(/^[yn_]{2}$/);
    const ids = fc.uniqueArray(fc.constantFrom("a.a", "a.a-1", "a.a-1:0", "b.b"), { minLength: 1 });
    const pages = fc.uniqueArray(fc.tuple(patterns, ids), { selector: ([pattern]) => pattern, maxLength: 3 });
    const all = fc.array(
      pages.map((rows) => page("2026", Object.fromEntries(rows))),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(all, (editions) => {
        const rows = rowsOf(tableFile(editions));
        for (const [id, answers] of merge(editions)) {
          const letters = [rows[id]?.charAt(0), rows[id]?.charAt(5)];
          const expected = ["converse", "toolUse"].map((name) => {
            const said = answers.get(name);
            const letter = "abcde".charAt(said?.edition ?? 0);
            return said ? (said.answer === "yes" ? letter : letter.toUpperCase()) : "_";
          });
          expect(letters).toEqual(expected);
        }
        expect(Object.keys(rows).sort()).toEqual([...merge(editions).keys()].sort());
      }),
    );
  });
});
