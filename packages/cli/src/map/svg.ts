import { plain } from "../view/plain.ts";
import { type BoxLine, boxWidth, lineHeight } from "./boxes.ts";
import type { AccountMap } from "./graph.ts";
import { laneTitle } from "./lanes.ts";
import { type Lane, laneHead, layOut, type PlacedEdge, type PlacedNode } from "./layout.ts";
import type { Point } from "./route.ts";
import { styleSheet } from "./style-sheet.ts";

/** A picture, and its size in pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A picture of an account. It stands alone: styles inside, no script, nothing that is loaded, light and dark. */
export function pictureOf(map: AccountMap): Picture {
  const placed = layOut(map);
  const [width, height] = [Math.ceil(placed.width), Math.ceil(placed.height)];
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="map-title">`,
    '<title id="map-title">What this account can pass to Amazon Bedrock as modelId, and what refers to what</title>',
    `<style>${styleSheet}</style>`,
    arrowHead,
    '<rect class="paper" width="100%" height="100%"/>',
    ...placed.lanes.map(laneShape),
    ...placed.edges.map(edgeShape),
    ...placed.nodes.map(nodeShape),
    "</svg>",
    "",
  ];
  return { svg: parts.join("\n"), width, height };
}

/** Text for XML and HTML; what has no shape of its own is shown escaped, since XML forbids most of it. */
export const escapeXml = (text: string): string =>
  plain(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const arrowHead =
  '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip" d="M0 0.8 7.4 4 0 7.2Z"/></marker></defs>';

const laneShape = ({ kind, x, y, width, height }: Lane): string =>
  `<g class="lane"><rect x="${round(x)}" y="${round(y)}" width="${width}" height="${round(height)}" rx="9"/>` +
  `<text x="${round(x + 10)}" y="${round(y + laneHead - 10)}">${escapeXml(laneTitle(kind))}</text></g>`;

function nodeShape({ node, box, x, y }: PlacedNode): string {
  const classes = ["node", kindClass(node.kind), node.isUnlisted && "unlisted", node.problem && "broken"].filter(
    Boolean,
  );
  const lines = box.lines.map((line, index) => lineShape(line, x + 9, y + 20 + index * lineHeight));
  const hint = [node.name, node.modelId, node.regions?.join(", "), node.problem].filter(Boolean).join("\n");
  return (
    `<g class="${classes.join(" ")}"><title>${hint.split("\n").map(escapeXml).join("\n")}</title>` +
    `<rect x="${round(x)}" y="${round(y)}" width="${boxWidth}" height="${box.height}" rx="6"/>` +
    `<rect class="stripe" x="${round(x)}" y="${round(y + 6)}" width="3" height="${box.height - 12}"/>${lines.join("")}</g>`
  );
}

const lineShape = ({ text, role }: BoxLine, x: number, y: number): string =>
  `<text class="${role}" x="${round(x)}" y="${round(y)}">${escapeXml(text)}</text>`;

/** A class of the style sheet; kinds that others made up have the last one's colour. */
const kindClass = (kind: string): string => (/^[a-z-]+$/.test(kind) ? kind : "other");

/** A line that is level in each of its points, as boxes stand side by side. An odd one swings out at the right. */
function edgeShape({ from, to, points, isOdd }: PlacedEdge): string {
  const names = `${escapeXml(from.node.name)} → ${escapeXml(to.node.name)}`;
  return (
    `<path class="edge ${isOdd ? "odd" : kindClass(from.node.kind)}" d="${pathOf(points, isOdd ? swing : level)}" marker-end="url(#arrow)">` +
    `<title>${names}</title></path>`
  );
}

type Curve = (from: Point, to: Point) => string;

function pathOf([first, ...rest]: readonly Point[], curve: Curve): string {
  if (!first) return "";
  const curves = rest.map((to, index) => curve(rest[index - 1] ?? first, to));
  return `M${pointText(first)}${curves.join("")}`;
}

function level(from: Point, to: Point): string {
  if (from.y === to.y) return `L${pointText(to)}`;
  const middle = (from.x + to.x) / 2;
  return `C${pointText({ x: middle, y: from.y })} ${pointText({ x: middle, y: to.y })} ${pointText(to)}`;
}

function swing(from: Point, to: Point): string {
  const out = Math.max(from.x, to.x) + 34;
  return `C${pointText({ x: out, y: from.y })} ${pointText({ x: out, y: to.y })} ${pointText(to)}`;
}

const pointText = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
const round = (number: number): number => Math.round(number * 10) / 10;
