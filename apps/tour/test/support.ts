import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { type Paint, pageFor } from "../src/screen/page.ts";
import type { Terminal } from "../src/screen/terminal.ts";

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));

/** An environment in which AWS's chain finds nothing, and nothing asks for colours. */
const bareEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: join(tmpdir(), "no-such-home"),
  AWS_EC2_METADATA_DISABLED: "true",
});

/** Starts the built tour as `npm start` does. It does not outlive the test. */
export const start = (argv: readonly string[], environment: NodeJS.ProcessEnv = {}): ChildProcess => {
  const child = spawn(process.execPath, [main, ...argv], { env: { ...bareEnvironment(), ...environment } });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
};

/** How a process ended, and what it said. */
export interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Waits for the end. */
export const ending = async (child: ChildProcess): Promise<Ending> => {
  const said = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text) => (said.out += text));
  child.stderr?.setEncoding("utf8").on("data", (text) => (said.err += text));
  const [code] = await once(child, "close");
  return { code, ...said };
};

/** Starts the built tour and waits for its end. */
export const run = (argv: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Ending> =>
  ending(start(argv, environment));

/** Waits until the process has said this. */
export const saying = (child: ChildProcess, what: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
      const found = what.exec(text);
      if (found) resolve(found);
    });
    child.once("close", () => reject(new Error(`It ended without saying ${what}, but: ${text}`)));
  });

export const plain: Paint = (_, text) => text;

/** A pipe of which everything is kept. */
export const paper = (): Terminal & { readonly text: () => string } => {
  const written: string[] = [];
  return {
    page: pageFor(undefined, plain),
    isWatched: false,
    write: (text) => void written.push(text),
    text: () => written.join(""),
  };
};
