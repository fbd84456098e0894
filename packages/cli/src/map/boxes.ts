import { plain } from "../view/plain.ts";
import { widthOf, wrap } from "../view/width.ts";
import type { MapNode } from "./graph.ts";

/*
 * Sizes in pixels of the picture. Text is never measured by a browser: widths are those of the widest usual font, so that
 * nothing sticks out.
 */
export const boxWidth = 216;
const padding = 9;
const titleHeight = 16;
export const lineHeight = 13;

/** Letters of a line below the name, which are all of one width: 10.5 px high, 6.3 px wide. */
const lineLetters = 31;
/** The width of the name, in its own height of 13 px. */
const titleEms = (boxWidth - 2 * padding) / 13;

/** A line of text in a box. */
export interface BoxLine {
  readonly text: string;
  readonly role: "title" | "id" | "regions" | "status" | "problem";
}

/** What is written in a node's box. */
export interface Box {
  readonly lines: readonly BoxLine[];
  readonly height: number;
}

export function boxOf(node: MapNode): Box {
  const lines: BoxLine[] = [
    { role: "title", text: shortened(plain(node.name), titleEms, emsOf) },
    { role: "id", text: shortened(idOf(node), lineLetters) },
    ...regionLines(node).map((text): BoxLine => ({ role: "regions", text })),
    ...(isUsual(node.status)
      ? []
      : [{ role: "status", text: shortened(plain(node.status ?? ""), lineLetters) } as const]),
    ...(node.isUnlisted ? [{ role: "problem", text: "in no list of this account" } as const] : []),
    ...problemLines(node).map((text): BoxLine => ({ role: "problem", text })),
  ];
  return { lines, height: padding * 2 + titleHeight + (lines.length - 1) * lineHeight - 3 };
}

/** States of something that works: not worth a line. */
const usual: ReadonlySet<string> = new Set(["active", "inservice", "available", "registered", "completed"]);

const isUsual = (status: string | undefined): boolean => status === undefined || usual.has(status.toLowerCase());

/** The id, or the end of an ARN: its beginning is the same for all. */
const idOf = ({ modelId }: MapNode): string =>
  plain(modelId.startsWith("arn:") ? modelId.slice(modelId.indexOf("/") + 1) : modelId);

/** The beginning of a sentence, up to what it is about: that is drawn, or stands in the table below the picture. */
const problemLines = ({ problem }: MapNode): string[] =>
  problem === undefined
    ? []
    : wrap(plain(problem).split(": ", 1)[0] ?? "", lineLetters)
        .slice(0, 2)
        .map((line) => shortened(line, lineLetters));

/** Lines of regions that are shown; the table below the picture has all. */
const maxRegionLines = 3;

function regionLines({ regions }: MapNode): string[] {
  if (!regions) return [];
  if (regions.includes("*")) return ["→ any commercial region"];
  const lines = wrap(`→ ${regions.join(" ")}`, lineLetters);
  if (lines.length <= maxRegionLines) return lines;
  const shown = lines.slice(0, maxRegionLines - 1);
  const named = shown.join(" ").split(" ").length - 1; // one of the words is the arrow
  return [...shown, `and ${regions.length - named} regions more`];
}

/** The beginning and the end of a text that is too long: both tell models apart. */
export function shortened(text: string, most: number, measure: (text: string) => number = widthOf): string {
  if (measure(text) <= most) return text;
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  for (let kept = letters.length - 1; kept > 0; kept -= 1) {
    const end = Math.floor(kept / 3);
    const shorter = `${letters.slice(0, kept - end).join("")}…${letters.slice(letters.length - end).join("")}`;
    if (measure(shorter) <= most) return shorter;
  }
  return "…";
}

/** The widths of letters in bold DejaVu Sans, which is wider than what most browsers take, in parts of their height. */
const letterWidths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/^[ijlI.,:;'!| ]/, 0.36],
  [/^[frt()[\]/-]/, 0.5],
  [/^[mwMW@%]/, 1.04],
  [/^[A-Z]/, 0.75],
  [/^[ -~]/, 0.68],
];

function emsOf(text: string): number {
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    width += letterWidths.find(([letters]) => letters.test(segment))?.[1] ?? Math.max(1, widthOf(segment) * 0.55);
  }
  return width;
}
