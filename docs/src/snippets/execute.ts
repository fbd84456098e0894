import { execFile } from "node:child_process";

/** How a program ended, and what it said. */
export interface Ending {
  readonly stdout: string;
  /** Both streams where it failed; nothing where it ended well. */
  readonly output: string;
}

/** Runs a script with this Node. */
export function execute(script: string, args: readonly string[], cwd: string): Promise<Ending> {
  const env = { ...process.env, NODE_OPTIONS: "", NO_COLOR: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { cwd, env, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      resolve({ stdout, output: error ? stdout + stderr : "" });
    });
  });
}
