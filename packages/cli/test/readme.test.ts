import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commands } from "../src/commands.ts";
import { exitCodeHelp } from "../src/exit-codes.ts";
import { runCli } from "./support/run-cli.ts";

const path = new URL("../README.md", import.meta.url);
const readme = readFileSync(path, "utf8");

/** The blocks that show a command and, below it, what it says. */
const blocks = [...readme.matchAll(/```console\n\$ bedrock-targets (.*)\n([^`]*(?:`[^`]+`[^`]*)*?)```/g)].map(
  ([whole = "", line = "", output = ""]) => ({ whole, line, output }),
);

/** What differs from run to run. */
const steady = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "e24ebf25-5d2d-4a36-99d3-50fb8758c59c")
    .replace(/\d+ ms/g, "170 ms")
    .replace(/\d+ s from/g, "0 s from")
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:8080");

/** The words of a line, of which some stand in quotation marks. */
const wordsOf = (line: string): string[] =>
  (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"|"$/g, ""));

async function outputOf(line: string): Promise<string> {
  const { out, err } = await runCli(wordsOf(line), { columns: 80, env: { NO_COLOR: "1" } });
  return steady(out + err);
}

describe("the README", () => {
  // `RENEW=1 vitest run test/readme.test.ts` writes them anew.
  it.runIf(process.env.RENEW)("is renewed", async () => {
    let text = readme;
    for (const { whole, line } of blocks) {
      text = text.replace(whole, () => `\`\`\`console\n$ bedrock-targets ${line}\n${"OUTPUT"}\`\`\``);
      const output = await outputOf(line);
      text = text.replace("OUTPUT```", () => `${output.trimEnd()}\n\`\`\``);
    }
    writeFileSync(path, text);
  });

  it.skipIf(process.env.RENEW).each(blocks)("shows what `$line` says", async ({ line, output }) => {
    expect((await outputOf(line)).trimEnd()).toBe(output.trimEnd());
  });

  it("shows more than a few commands", () => {
    expect(blocks.length).toBeGreaterThan(7);
  });

  it("has a section for each command", () => {
    for (const { name, isHidden } of commands) expect(readme.includes(`\n## \`${name}\`\n`)).toBe(isHidden !== true);
  });

  it("has every exit code, in the words of `--help`", () => {
    for (const [code, meaning] of exitCodeHelp) {
      expect(readme).toMatch(new RegExp(`^\\| ${code} +\\| ${meaning} +\\|$`, "m"));
    }
  });
});
