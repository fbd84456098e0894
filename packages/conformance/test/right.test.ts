import { expect, it } from "vitest";
import { fakeConnect } from "./fake/connection.ts";
import { run } from "./fake/run.ts";
import { suites } from "./fake/suites.ts";

it.each(Object.entries(suites))("a strategy that is right passes every check: %s", async (_name, suite) => {
  const outcomes = await run(suite, fakeConnect());
  expect(outcomes.filter(({ passed }) => !passed)).toEqual([]);
  expect(new Set(outcomes.map(({ name }) => name)).size, "checks have different names").toBe(outcomes.length);
});
