import { globSync } from "node:fs";
import { basename } from "node:path";
import { read, root } from "../files.ts";

/** The decisions, by number. */
export const decisions = (): string =>
  globSync("docs/decisions/0*.md", { cwd: root })
    .sort()
    .map((page) => `- [${titleOf(read(page))}](./${basename(page)})`)
    .join("\n");

const titleOf = (markdown: string): string => /^# (?:\d+\. )?(.+)$/m.exec(markdown)?.[1] ?? "";
