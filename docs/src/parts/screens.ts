import { type Output, run } from "@bedrock-targets/cli";

const refusal =
  "ValidationException: Invocation of model ID anthropic.claude-sonnet-4-5-20250929-v1:0 with on-demand throughput isn’t supported.";

/** The command lines that the guide shows, by their command. What they print is always the same. */
const commandLines: Readonly<Record<string, readonly string[]>> = {
  explain: ["explain", "us.amazon.nova-lite-v1:0", "--emulator"],
  list: ["list", "--emulator", "--kind", "application-profile", "--kind", "router"],
  why: ["why", refusal, "--emulator"],
  policy: ["policy", "amazon.nova-lite-v1:0", "--emulator", "--format", "terraform"],
  map: ["map", "--emulator", "--kind", "prompt", "--kind", "router", "--kind", "base"],
};

/** A command line, and what a terminal of 84 columns then shows. */
export async function screen(command: string): Promise<string> {
  const argv = commandLines[command];
  if (!argv) throw new Error(`There is no screen "${command}": there are ${Object.keys(commandLines).join(", ")}.`);
  let shown = "";
  const terminal: Output = { isTTY: true, columns: 84, write: (text) => (shown += text) };
  const stdin = Object.assign(nothing(), { isTTY: true });
  const { signal } = new AbortController();
  await run(argv, { stdout: terminal, stderr: terminal, stdin, env: { NO_COLOR: "1" }, signal });
  return `\`\`\`text\n$ bedrock-targets ${argv.map(quoted).join(" ")}\n${shown.trimEnd()}\n\`\`\``;
}

async function* nothing(): AsyncGenerator<string> {}

const quoted = (word: string): string => (word.includes(" ") ? `"${word}"` : word);
