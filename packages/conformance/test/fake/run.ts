import { checksOf, type ModelTargetSuite, type ScriptedCheck, type ScriptedConnect } from "../../src/index.ts";

/** A check that has been run. */
export interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly problem?: unknown;
}

/** Runs the checks of a suite whose names fit, each over a connection of its own. */
export function run(
  suite: ModelTargetSuite,
  connect: ScriptedConnect,
  names: RegExp = /./,
): Promise<readonly Outcome[]> {
  const { saying, foreign, unknown, sending } = checksOf(suite);
  const sent = (check: ScriptedCheck) => ({
    name: check.name,
    run: async () => check.run(await connect([suite.target])),
  });
  const connected = [...foreign, ...unknown, ...sending.flatMap(({ checks, scripted }) => [...checks, ...scripted])];
  const checks = [...saying, ...connected.map(sent)];
  return Promise.all(checks.filter(({ name }) => names.test(name)).map(outcomeOf));
}

async function outcomeOf({ name, run }: { name: string; run(): void | Promise<void> }): Promise<Outcome> {
  try {
    await run();
    return { name, passed: true };
  } catch (problem) {
    return { name, passed: false, problem };
  }
}
