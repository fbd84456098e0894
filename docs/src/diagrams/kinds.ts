import { type TargetKind, targetKinds } from "@bedrock-targets/core";
import { exampleOf, packageOf, shortened } from "../parts/kinds.ts";
import { arrow, type Box, drawing, pageWidth, rectangle, text } from "./svg.ts";

const row = 58;
const kindWidth = 136;
const packageX = 190;
const packageWidth = pageWidth - packageX - 2;
/** Characters of a modelId that fit into the width. */
const fit = 46;

/** The ten kinds: what to pass, its kind, and the package that serves it. */
export const kindsDrawing = (): string =>
  drawing(
    "What to pass, its kind, and the package that serves it",
    targetKinds.length * row,
    targetKinds.map((kind, index) => rowOf(kind, index * row)),
  );

function rowOf(kind: TargetKind, y: number): string {
  const left: Box = { x: 2, y: y + 20, width: kindWidth, height: 26 };
  const right: Box = { ...left, x: packageX, width: packageWidth };
  const middle = left.y + left.height / 2;
  return [
    text(2, y + 13, cut(shortened(exampleOf(kind))), { kind: "code" }),
    `<g class="strong">${labelled(left, kind)}</g>`,
    arrow([left.x + left.width, middle], [right.x, middle]),
    labelled(right, packageOf(kind)),
  ].join("\n");
}

const labelled = (box: Box, label: string): string =>
  rectangle(box) + text(box.x + box.width / 2, box.y + box.height / 2 + 4.5, label, { anchor: "middle" });

const cut = (modelId: string): string => {
  const short = modelId.replace(/:[a-z0-9-]+:\d{12}:/, ":…:");
  return short.length > fit ? `${short.slice(0, fit - 1)}…` : short;
};
