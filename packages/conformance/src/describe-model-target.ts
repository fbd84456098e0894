import type { ModelTarget } from "@bedrock-targets/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Check } from "./check.ts";
import { checksOf, type SuiteChecks } from "./checks.ts";
import type { Connect, Connection } from "./connection.ts";
import type { ModelTargetSuite } from "./suite.ts";

/**
 * Registers, with vitest, everything that any strategy must get right: what it claims and says, and, over each
 * connection, what reaches the server and what comes back. Call it at the top of a test file.
 *
 * @example
 * describeModelTarget({
 *   target: base,
 *   modelIds: ["amazon.nova-lite-v1:0"],
 *   foreignIds: ["us.amazon.nova-lite-v1:0"],
 *   connect: { "a port": connectToPort },
 * });
 */
export function describeModelTarget(suite: ModelTargetSuite): void {
  const { target, connect = {}, exemptions = {} } = suite;
  const checks = checksOf(suite);
  const { saying, foreign, unknown, sending } = checks;
  describe(`a target of kind ${target.kinds.join(", ")}`, () => {
    for (const check of saying) register(check, exemptions, () => check.run());
    const sent = sending.flatMap(({ checks, scripted }) => [...checks, ...scripted]);
    const existing = [...saying, ...foreign, ...unknown, ...sent].map(({ name }) => name);
    it("exempts only checks that exist", () =>
      expect(existing).toEqual(expect.arrayContaining(Object.keys(exemptions))));
    for (const [way, open] of Object.entries(connect)) describeWay(way, open, suite, checks);
  });
}

/** All that is sent, over one way. A way says in its title what cannot be checked over it. */
function describeWay(way: string, open: Connect, suite: ModelTargetSuite, checks: SuiteChecks): void {
  const { foreign, unknown, sending } = checks;
  describe(`over ${way}${open.scripted ? "" : ", which cannot be told to answer with AWS's exceptions"}`, () => {
    connected("strings of other kinds", foreign, open, suite);
    connected("strings that stand for nothing", unknown, open, suite);
    for (const { modelId, checks: plain, scripted } of sending) {
      if (open.scripted) connected(modelId, [...plain, ...scripted], open, suite);
      else connected(modelId, plain, open, suite);
    }
  });
}

/** A describe block with a connection of its own. */
function connected<Way extends Connection>(
  about: string,
  checks: readonly Check<[connection: Way]>[],
  open: (targets: readonly ModelTarget[]) => Way | Promise<Way>,
  suite: ModelTargetSuite,
): void {
  if (checks.length === 0) return;
  describe(about, () => {
    let connection: Way;
    beforeAll(async () => {
      connection = await open([suite.target]);
    });
    afterAll(() => connection.close());
    for (const check of checks) register(check, suite.exemptions ?? {}, () => check.run(connection));
  });
}

/** An exempted check must fail: once it passes, the exemption has to go. */
function register(
  { name }: Pick<Check, "name">,
  exemptions: Readonly<Record<string, string>>,
  run: () => void | Promise<void>,
): void {
  const reason = Object.hasOwn(exemptions, name) ? exemptions[name] : undefined;
  if (reason === undefined) it(name, run);
  else it.fails(`${name} (exempted: ${reason})`, run);
}
