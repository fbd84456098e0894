import { expect, test } from "vitest";
import { closingLines, countTask, lineFor, resultsOf, sum } from "../src/reports.mjs";

const empty = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const good = { ...empty, numPassedTests: 3, numPendingTests: 1, numTodoTests: 1, success: true };
const countTests = (report: object | undefined, exitCode: number | undefined) =>
  countTask({ task: "test", exitCode, report });

test("tests count as often as the report says", () => {
  expect(countTests(good, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  expect(countTests({ ...good, numFailedTests: 2, success: false }, 1)).toMatchObject({ passed: 3, failed: 2 });
});

test("a test file that did not load is one failure, a failed test is not counted again with its file", () => {
  const broken = { status: "failed", assertionResults: [] };
  const red = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
  const report = { ...good, success: false, numFailedTests: 1, testResults: [broken, red] };
  expect(countTests(report, 1).failed).toBe(2);
});

test("a run that fails beside its tests is one failure", () => {
  expect(countTests(good, 1)).toMatchObject({ passed: 3, failed: 1 });
  expect(countTests({ ...good, success: false }, 0)).toMatchObject({ passed: 3, failed: 1 });
});

test("tests without a report are one failure", () => {
  expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("a type check is one check, a build only counts where it fails", () => {
  expect(countTask({ task: "typecheck", exitCode: 0 })).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(countTask({ task: "typecheck", exitCode: 2 })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countTask({ task: "build", exitCode: 0 })).toEqual({ passed: 0, failed: 0, skipped: 0 });
  expect(countTask({ task: "build", exitCode: 1 })).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("what a failed build kept from running counts as failed, and so does the build", () => {
  const task = (name: string) => ({ taskId: `core#${name}`, package: "core", task: name, directory: "packages/core" });
  const planned = [task("typecheck"), task("test")];
  const finished = [{ ...task("build"), execution: { exitCode: 2 } }];
  const results = resultsOf(planned, finished, () => undefined);
  expect(results.map((result) => [result.task, result.counts.failed])).toEqual([
    ["build", 1],
    ["typecheck", 1],
    ["test", 1],
  ]);
});

test("every task is judged by its own exit code and report", () => {
  const task = (name: string) => ({ taskId: `${name}#test`, package: name, task: "test", directory: name });
  const finished = ["core", "client"].map((name) => ({ ...task(name), execution: { exitCode: 0 } }));
  const reports = { core: good, client: { ...good, numPassedTests: 5 } };
  const results = resultsOf([task("core"), task("client")], finished, (name: "core" | "client") => reports[name]);
  expect(sum(results.map(({ counts }) => counts))).toEqual({ passed: 8, failed: 0, skipped: 4 });
});

test("a package is one line, which names what failed", () => {
  const passed = { task: "test", counts: { passed: 3, failed: 0, skipped: 0 } };
  const failed = { task: "typecheck", counts: { passed: 0, failed: 1, skipped: 0 } };
  expect(lineFor("core", [passed])).toBe("✓ core: 3 passed");
  expect(lineFor("core", [passed, failed])).toBe("✗ core: 3 passed, 1 failed (typecheck)");
});

test("the last line has the two numbers and nothing else", () => {
  expect(closingLines({ passed: 7, failed: 0, skipped: 0 })).toEqual(["7 passed, 0 failed"]);
  expect(closingLines({ passed: 7, failed: 1, skipped: 2 })).toEqual(["2 skipped", "7 passed, 1 failed"]);
});
