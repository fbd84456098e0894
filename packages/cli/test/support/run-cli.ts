import { type ExitCode, type Input, type Output, run } from "../../src/index.ts";

/** What a command line is run with. */
export interface Terminal {
  /** Columns of the terminal; absent: the output is a pipe. */
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What stands on standard input; absent: a terminal at which nobody types. */
  readonly stdin?: string;
  readonly signal?: AbortSignal;
  /** Told of each piece of the output. */
  readonly onOutput?: (text: string) => void;
}

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process. */
export async function runCli(argv: readonly string[], terminal: Terminal = {}): Promise<Ran> {
  const texts = { out: "", err: "" };
  const outputTo = (name: "out" | "err"): Output => ({
    write: (text) => {
      texts[name] += text;
      terminal.onOutput?.(text);
    },
    isTTY: terminal.columns !== undefined,
    columns: terminal.columns,
  });
  const code = await run(argv, {
    stdout: outputTo("out"),
    stderr: outputTo("err"),
    stdin: inputOf(terminal.stdin),
    env: terminal.env ?? {},
    signal: terminal.signal ?? new AbortController().signal,
  });
  return { code, ...texts };
}

function inputOf(text: string | undefined): Input {
  async function* pieces() {
    if (text !== undefined) yield text;
  }
  return Object.assign(pieces(), { isTTY: text === undefined });
}
