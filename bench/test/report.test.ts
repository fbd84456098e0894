import assert from "node:assert/strict";
import { test } from "node:test";
import { stripVTControlCharacters } from "node:util";
import { help, readOptions } from "../options.ts";
import { cellsOf, type Result, type Samples } from "../report/result.ts";
import { spreadOf } from "../report/stats.ts";
import { table } from "../report/table.ts";
import { short } from "../report/words.ts";

test("a spread has the middle, and where the middle half lies", () => {
  assert.deepEqual(spreadOf([5, 1, 2, 4, 3]), { median: 3, low: 2, high: 4 });
  assert.deepEqual(spreadOf([1, 2]), { median: 1.5, low: 1.25, high: 1.75 });
  assert.deepEqual(spreadOf([7]), { median: 7, low: 7, high: 7 });
});

test("numbers keep two digits that mean something", () => {
  const numbers = [0, 0.0512, 0.9, 0.998, 1.04, 9.96, 12.3, 1234.5];
  assert.deepEqual(numbers.map(short), ["0", "0.05", "0.90", "1", "1", "10", "12", "1,235"]);
});

const samples: Samples = new Map([
  ["aws-sdk", new Map([["cpu", [10, 20, 40]]])],
  ["other", new Map([["cpu", [5, undefined, 4]]])],
]);

test("ratios are taken inside of a round, and where both have a sample", () => {
  const { cpu } = cellsOf("other", samples);
  assert.deepEqual(cpu?.samples, [5, 4]);
  assert.deepEqual(cpu?.ratio, { median: 0.3, low: 0.2, high: 0.4 });
  assert.equal(cellsOf("aws-sdk", samples).cpu?.ratio?.median, 1);
  assert.deepEqual(cellsOf("nobody", samples), {});
});

const result: Result = {
  made: "2026-11-24T00:00:00.000Z",
  mode: "full",
  rounds: 3,
  machine: { cpu: "a processor", cores: 2, node: "24.0.0", system: "Linux 6" },
  versions: {},
  sections: [
    { title: "Calls", columns: [{ key: "cpu", title: "CPU per call", unit: "ms", shown: "ratio", best: "low" }] },
  ],
  rows: [
    { name: "aws-sdk", imports: "it", packages: [], cells: cellsOf("aws-sdk", samples) },
    { name: "other", imports: "another", packages: [], cells: cellsOf("other", samples) },
    { name: "third", imports: "a third", packages: [], failure: "too slow", cells: {} },
  ],
};

test("the table shows the base's own number, ratios with their spread, and who failed", () => {
  const lines = stripVTControlCharacters(table(result)).split("\n");
  assert.deepEqual(lines.slice(0, 4), [
    "Calls       CPU per call",
    "aws-sdk        1 = 20 ms",
    "other     0.30 0.20–0.40",
    "third                  –",
  ]);
  assert.equal(lines.at(-1), "third: a third ✗ too slow");
});

test("all columns have keys of their own, and the help names them", () => {
  const options = readOptions([]);
  assert.ok(options !== "help");
  const keys = options.sections.flatMap(({ measures }) =>
    measures.flatMap(({ columns }) => columns.map(({ key }) => key)),
  );
  assert.equal(new Set(keys).size, keys.length);
  for (const key of keys) assert.ok(help.includes(key), key);
});

test("the base is measured whoever is asked for, and columns bring what is measured with them", () => {
  const options = readOptions(["--only", "floor", "--columns=rate-1", "--json"]);
  assert.ok(options !== "help");
  assert.deepEqual(
    options.contenders.map(({ name }) => name),
    ["aws-sdk", "floor"],
  );
  assert.deepEqual(
    options.sections.map(({ title, measures }) => [title, measures.length]),
    [["Calls", 1]],
  );
  assert.equal(options.json, "-");
});

test("what nobody knows is refused with what there is", () => {
  assert.throws(() => readOptions(["--only", "me"]), /no contender "me": there are aws-sdk/);
  assert.throws(() => readOptions(["--columns", "cpu"]), /no column "cpu": there are cpu-tls/);
  assert.throws(() => readOptions(["now"]), /What is "now"/);
});
