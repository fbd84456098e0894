import type { Command } from "../context.ts";
import { examine } from "../doctor/examine.ts";
import type { Finding, Verdict } from "../doctor/finding.ts";
import { exitCodes } from "../exit-codes.ts";
import { plain } from "../view/plain.ts";
import type { Screen, Style } from "../view/screen.ts";
import { padded, wrap } from "../view/width.ts";

/** `doctor`: one line for each finding, as they come. */
export const command: Command = async ({ args, options, out, io, signal, account }) => {
  const all: Finding[] = [];
  for await (const findings of examine({ account: await account(), env: io.env, signal, modelIds: args })) {
    all.push(...findings);
    if (!options.json) out.print(...findings.flatMap((finding) => findingLines(out, finding)));
  }
  const isSick = all.some(({ verdict }) => verdict === "fail");
  if (options.json) out.json({ healthy: !isSick, findings: all });
  return isSick ? exitCodes.problem : exitCodes.ok;
};

const styles: { readonly [Name in Verdict]: Style } = { pass: "green", fail: "red", unknown: "yellow" };
const verdictWidth = 9;
const nameWidth = 14;

function findingLines(screen: Screen, { name, verdict, detail, fix }: Finding): string[] {
  if (screen.width === undefined) return [[verdict, name, detail, fix ?? ""].map(plain).join("\t")];
  const indentation = verdictWidth + nameWidth;
  const lines = [plain(detail), ...(fix === undefined ? [] : [screen.paint("bold", plain(fix))])].flatMap((text) =>
    wrap(text, (screen.width ?? 80) - indentation),
  );
  const head = `${screen.paint(styles[verdict], padded(verdict, verdictWidth))}${padded(name, nameWidth)}`;
  return lines.map((line, index) => `${index === 0 ? head : " ".repeat(indentation)}${line}`);
}
