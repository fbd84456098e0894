import { styleText } from "node:util";
import type { Io, Output } from "../io.ts";
import { plainJson } from "./plain.ts";
import { wrap } from "./width.ts";

/** What text may look like. Colours only underline what the words say. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** An output, as commands write on it. */
export interface Screen {
  /** Columns of the terminal; `undefined` where the output is none: there, no line is broken, and nothing is drawn. */
  readonly width: number | undefined;
  /** The text in a style, where colours are wanted; else the text. */
  paint(style: Style, text: string): string;
  /** Writes lines. */
  print(...lines: readonly string[]): void;
  /** Writes text as it is, without a line's end. */
  write(text: string): void;
  /** Writes a value as JSON. */
  json(value: unknown): void;
}

/** The narrowest terminal that is laid out for; on a narrower one, the terminal itself breaks lines. */
const narrowest = 40;

export function screenOn(output: Output, env: Io["env"], colours = true): Screen {
  const isColoured = colours && wantsColours(output, env);
  return {
    width: output.isTTY ? Math.max(narrowest, output.columns ?? 80) : undefined,
    paint: (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text),
    print: (...lines) => void output.write(lines.map((line) => `${line}\n`).join("")),
    write: (text) => void output.write(text),
    json: (value) => void output.write(`${plainJson(value)}\n`),
  };
}

/** Only on a terminal, unless FORCE_COLOR says otherwise; NO_COLOR outweighs it (no-color.org). */
export function wantsColours(output: Output, { NO_COLOR, FORCE_COLOR, TERM }: Io["env"]): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return output.isTTY === true && TERM !== "dumb";
}

/** Text broken to the screen's width, each line behind an indentation. */
export function paragraph(screen: Screen, text: string, indentation = 0): string[] {
  const lead = " ".repeat(indentation);
  const lines = screen.width === undefined ? text.split("\n") : wrap(text, screen.width - indentation);
  return lines.map((line) => `${lead}${line}`);
}
