import { describe, expect, test } from "vitest";
import { faultsOf, planRound } from "../src/plan.ts";

const rounds = Array.from({ length: 300 }, (_, number) => planRound(7, number));

describe("a round", () => {
  test("is the same for the same seed and number, and another one for others", () => {
    expect(planRound(7, 12)).toEqual(rounds[12]);
    expect(planRound(7, 13)).not.toEqual(rounds[12]);
    expect(planRound(8, 12).calls).not.toEqual(rounds[12]?.calls);
  });

  test("gives no target to two calls, and no prompt either", () => {
    for (const { calls } of rounds) {
      const targets = calls.flatMap(({ links }) => links.map(({ modelId }) => modelId));
      expect(new Set(targets).size).toBe(targets.length);
      expect(new Set(calls.map(({ prompt }) => prompt)).size).toBe(calls.length);
    }
  });

  test("has every operation, chains, aborts and faults of many kinds", () => {
    const calls = rounds.flatMap((round) => round.calls);
    expect(new Set(calls.map(({ operation }) => operation)).size).toBe(5);
    expect(calls.some(({ links }) => links.length > 1)).toBe(true);
    expect(calls.some(({ abortAfterMs }) => abortAfterMs !== undefined)).toBe(true);
    const kinds = calls.flatMap(({ links }) => links.flatMap(faultsOf).map(({ kind }) => kind));
    expect(new Set(kinds).size).toBeGreaterThan(20);
  });
});
