import type { Missing } from "../access.ts";
import { legend } from "./layout.ts";
import type { Page } from "./page.ts";
import { cut, flat, wrap } from "./text.ts";

export const usage = `Usage: npm start -- [options] [prompt]

One call to each of the ten kinds of Bedrock target, in an embedded Bedrock: no account, no network.

  prompt              what to ask; default "Why is the sky blue?"
  --pace MS           milliseconds between two pieces of a stream; default 35 on a terminal, else 0

Usage: npm start -- --live [options] <modelId…>

The same calls to your own AWS account, which pays for them. Credentials come from AWS's own chain.

  --region REGION     default: AWS's own chain (AWS_REGION, the profile)
  --prompt TEXT       what to ask; a stored prompt gets its variables alone
  --var NAME=VALUE    a variable of a stored prompt; may be repeated

  -h, --help          this text
`;

/** The lines above the rows. */
export const heading = (title: string, facts: Readonly<Record<string, string>>, page: Page): string => {
  const names = Object.keys(facts);
  const column = Math.max(...names.map((name) => name.length)) + 2;
  const lines = names.map((name) => page.paint("quiet", name.padEnd(column)) + fitted(facts[name], column, page));
  return `${page.paint("title", title)}\n${lines.join("\n")}\n\n${legend(page)}\n\n`;
};

/** On one line, whatever is in it. Where identifiers are not shortened, nothing is. */
const fitted = (text = "", indent: number, { width, wire }: Page): string => {
  const line = flat(text.trim().replace(/\s*\n\s*/g, " ⏎ "));
  return Number.isFinite(wire) ? cut(line, width - indent) : line;
};

/** Whether everything went as it should, and what did not. */
export const verdict = (failed: readonly string[], good: string, { paint }: Page): string =>
  failed.length === 0
    ? `\n${paint("good", good)}\n`
    : `\n${paint("bad", `Not as it should be: ${failed.join(", ")}.`)}\n`;

const next: Readonly<Record<string, string>> = {
  'npm start -- "your prompt"': "the same with your words",
  "npm start -- --live <modelId>": "the same in your own AWS account",
  "npm run emulator": "this Bedrock on a port, for your code",
  "npm test": "everything that is checked",
  "README.md": "the ten kinds, and ten lines to begin with",
};

/** What to try next. */
export const nextSteps = ({ paint }: Page): string => {
  const lines = Object.entries(next).map(
    ([command, meaning]) => `  ${paint("title", command.padEnd(32))}${paint("quiet", meaning)}\n`,
  );
  return `\nNext:\n${lines.join("")}`;
};

/** What is missing for calls to the caller's own account, and how to get it. */
export const accessNotice = (missing: readonly Missing[]): string => {
  const names = missing.map(({ name }) => name).join(", ");
  const lines = missing.flatMap(({ name, reason, advice }) => [
    `  ${name.padEnd(13)}${flat(reason).replace(/\.?$/, ".")}`,
    ...wrap(advice, 65).map((line) => `${" ".repeat(15)}${line}`),
  ]);
  return [`Your AWS account cannot be called. Missing: ${names}.`, ...lines].join("\n");
};
