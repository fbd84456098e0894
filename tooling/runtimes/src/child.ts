import { type ChildProcess, spawn } from "node:child_process";

/** Nothing takes so long that this would be too short; a runtime that hangs must not hang the tests. */
const patience = 45_000;

/** A program that runs. */
export interface Child {
  readonly process: ChildProcess;
  /** Comes when it has ended well. Where it has not, or takes too long, all that is done with it fails. */
  readonly ended: Promise<void>;
}

/**
 * Starts a program, does something with it, and ends it. It has no environment but its own home: no credentials,
 * profiles or proxies of whoever runs the tests.
 */
export async function withChild<Result>(
  [program = "", ...args]: readonly string[],
  home: string,
  act: (child: Child) => Promise<Result>,
): Promise<Result> {
  const child = spawn(program, args, {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home },
    stdio: ["ignore", "pipe", "pipe", "pipe"], // the fourth is for a program that has something else to say
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const ended = endOf(child);
  const stop = () => child.kill("SIGKILL");
  process.once("exit", stop);
  try {
    return await Promise.race([act({ process: child, ended }), failureOf(ended)]);
  } finally {
    await end(child, gone);
    process.off("exit", stop);
  }
}

function endOf(child: ChildProcess): Promise<void> {
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(-4_000);
    });
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${child.spawnfile} does not end:\n${printed}`)), patience);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`${child.spawnfile} ended with ${code ?? signal}:\n${printed}`));
    });
  });
}

/** Fails when the program does, and never comes otherwise. */
const failureOf = (ended: Promise<void>): Promise<never> =>
  new Promise((_, reject) => {
    ended.catch(reject);
  });

/** Asked first, so that it can end what it has started itself. */
async function end(child: ChildProcess, gone: Promise<void>): Promise<void> {
  if (child.pid === undefined) return;
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 3_000);
  await gone;
  clearTimeout(timer);
}
