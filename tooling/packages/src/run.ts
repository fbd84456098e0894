import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What a program printed and how it ended. */
export interface Result {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end; its output, both streams joined, is small. */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Result> {
  const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout, stderr } = await execute(program, args, options);
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code = 1, stdout = "", stderr = "" } = error as { code?: number; stdout?: string; stderr?: string }; // what execFile rejects with
    return { code, output: stdout + stderr };
  }
}

/** The same, failing with the output where the program fails. */
export async function must(
  program: string,
  args: readonly string[],
  cwd: string,
  env?: NodeJS.ProcessEnv,
): Promise<string> {
  const { code, output } = await run(program, args, cwd, env);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}:\n${output.slice(-4_000)}`);
  return output;
}
