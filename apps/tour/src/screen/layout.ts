import type { TokenUsage } from "@bedrock-targets/core";
import { durationColumns, kindColumns, markColumns, type Page, tokensColumns } from "./page.ts";
import { pad, shorten, wrap } from "./text.ts";

/** The beginning of a row: kind and modelId. */
export const head = ({ kind, modelId }: { readonly kind: string; readonly modelId: string }, page: Page): string =>
  page.paint("kind", kind.padEnd(kindColumns)) + shorten(modelId, page.modelId).padEnd(page.beside ? page.modelId : 0);

/** What stands where in a row. */
export const legend = (page: Page): string => {
  const first = "kind".padEnd(kindColumns) + "modelId".padEnd(page.beside ? page.modelId : 0);
  const figures = "tokens".padStart(tokensColumns) + "time".padStart(durationColumns);
  const second = `${page.beside ? "  " : newLine(page)}request${newLine(page)}`;
  return page.paint("quiet", `${first}${second}${"reply".padEnd(page.reply)}${figures}`);
};

/** What went over the wire, and the beginning of the next line. */
export const wire = (request: string | undefined, page: Page): string => {
  const text = request === undefined ? "nothing was sent" : shorten(request, page.wire);
  return `${page.beside ? "  " : newLine(page)}${page.paint("quiet", text)}${newLine(page)}`;
};

/** Tokens in and out, milliseconds, and whether it is as it should be. */
export const figures = (usage: TokenUsage | undefined, durationMs: number, right: boolean, { paint }: Page): string => {
  const tokens = `${usage?.inputTokens ?? "?"}→${usage?.outputTokens ?? "?"}`.padStart(tokensColumns);
  const duration = `${Math.round(durationMs)} ms`.padStart(durationColumns);
  return paint("quiet", tokens + duration) + mark(right, paint);
};

/** An error in place of an answer, with the same mark in the same column. */
export const refusal = (code: string, text: string, right: boolean, page: Page): string => {
  const room = page.width - page.indent - markColumns;
  const lines = wrap(`${code}: ${text}`, room);
  const last = lines.length - 1;
  return lines
    .map((line, index) => (index === last ? pad(line, room) : line))
    .join(newLine(page))
    .replace(code, page.paint(right ? "title" : "bad", code))
    .concat(mark(right, page.paint));
};

/** Another line in a row. */
export const remark = (text: string, page: Page): string => newLine(page) + page.paint("quiet", text);

/** The beginning of a row's next line. */
export const newLine = ({ indent }: Page): string => `\n${" ".repeat(indent)}`;

const mark = (right: boolean, paint: Page["paint"]): string => ` ${right ? paint("good", "✓") : paint("bad", "✗")}`;
