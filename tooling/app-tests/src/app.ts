import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** How an app ended, and what it said. */
export interface Ending {
  readonly code: number | null;
  /** The signal that it died of. */
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** An app that runs. */
export interface Running {
  /** Waits until it has said this on its standard output. */
  readonly saying: (what: RegExp) => Promise<RegExpExecArray>;
  /** The same for its standard error. */
  readonly warning: (what: RegExp) => Promise<RegExpExecArray>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Reads its standard output no more. */
  readonly hangUp: () => void;
  readonly ended: Promise<Ending>;
}

/** How to start the built program that a test stands beside. */
export interface App {
  /** Starts it; it does not outlive the test. */
  readonly start: (argv: readonly string[], environment: NodeJS.ProcessEnv) => Running;
  /** Starts it and waits for its end. */
  readonly run: (argv: readonly string[], environment: NodeJS.ProcessEnv) => Promise<Ending>;
}

/** The program at a path from the test's file; that of a sample app by default. */
export function appBeside(testUrl: string, path = "../dist/main.js"): App {
  const main = fileURLToPath(new URL(path, testUrl));
  const start = (argv: readonly string[], environment: NodeJS.ProcessEnv) => {
    const env = { ...bareEnvironment(), ...environment };
    return watch(spawn(process.execPath, [main, ...argv], { env, stdio: ["ignore", "pipe", "pipe"] }));
  };
  return { start, run: (argv, environment) => start(argv, environment).ended };
}

/** An environment in which AWS's chain finds nothing, and nothing asks for colours. */
const bareEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: join(tmpdir(), "no-such-home"),
  AWS_EC2_METADATA_DISABLED: "true",
});

type Child = ChildProcessByStdio<null, Readable, Readable>;

function watch(child: Child): Running {
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (said.err += text));
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, ...said }));
  return {
    saying: (what) => saying(child, said, "out", what),
    warning: (what) => saying(child, said, "err", what),
    kill: (signal) => void child.kill(signal),
    hangUp: () => void child.stdout.destroy(),
    ended,
  };
}

type Said = Record<"out" | "err", string>;

function saying(child: Child, said: Said, where: keyof Said, what: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = what.exec(said[where]);
      if (found) resolve(found);
    };
    const stream = where === "out" ? child.stdout : child.stderr;
    stream.on("data", look);
    child.once("close", () => reject(new Error(`It ended without saying ${what}, but: ${said.out}${said.err}`)));
    look();
  });
}
