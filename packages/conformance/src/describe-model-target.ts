import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Check, ConnectedCheck } from "./check.ts";
import { checksOf } from "./checks.ts";
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
  const { saying, foreign, sending } = checksOf(suite);
  describe(`a target of kind ${target.kinds.join(", ")}`, () => {
    for (const check of saying) register(check, exemptions, () => check.run());
    const existing = [...saying, ...foreign, ...sending.flatMap(({ checks }) => checks)].map(({ name }) => name);
    it("exempts only checks that exist", () =>
      expect(existing).toEqual(expect.arrayContaining(Object.keys(exemptions))));
    describe.each(Object.entries(connect))("over %s", (_way, open) => {
      if (foreign.length > 0) connected("strings of other kinds", foreign, open, suite);
      for (const { modelId, checks } of sending) connected(modelId, checks, open, suite);
    });
  });
}

/** A describe block with a connection of its own. */
function connected(about: string, checks: readonly ConnectedCheck[], open: Connect, suite: ModelTargetSuite): void {
  describe(about, () => {
    let connection: Connection;
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
