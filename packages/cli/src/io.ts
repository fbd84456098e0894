/** Where text goes. A stream of Node's fits. */
export interface Output {
  write(text: string): unknown;
  /** Whether it is a terminal. Default: no. */
  readonly isTTY?: boolean | undefined;
  /** The terminal's width. Default: 80. */
  readonly columns?: number | undefined;
}

/** Where text comes from. */
export interface Input extends AsyncIterable<string | Uint8Array> {
  readonly isTTY?: boolean | undefined;
}

/** All that a command line is connected to; those of a process are `processIo()`. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: Input;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted at Ctrl-C: calls that are under way end, and so does the command. */
  readonly signal: AbortSignal;
}

/** No pasted log is longer, and none that is need be read to its end: the first error is what matters. */
const maxInput = 1_000_000;

/** Everything that standard input gives, up to a million characters. */
export async function readAll(input: Input): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of input) {
    text += typeof piece === "string" ? piece : decoder.decode(piece, { stream: true });
    if (text.length >= maxInput) return text.slice(0, maxInput);
  }
  return text;
}
