import { meaningOf } from "../explain/meanings.ts";
import type { AccountMap, MapNode } from "./graph.ts";
import { laneTitle } from "./lanes.ts";
import { paperFor } from "./paper.ts";
import { kindColours, pageStyleSheet } from "./style-sheet.ts";
import { escapeXml, pictureOf } from "./svg.ts";

/**
 * A page with the picture, a legend, and all of it once more as a table. It loads nothing and runs nothing, which its own
 * policy enforces; every text from the account is escaped.
 *
 * @param title what the page is called, such as the region
 */
export function htmlOf(map: AccountMap, title: string): string {
  const { svg, width, height } = pictureOf(map);
  return [
    "<!doctype html>",
    '<html lang="en">',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${pageStyleSheet}@page{size:${paperFor(width, height)};margin:9mm}</style>`,
    `<h1>${escapeXml(title)}</h1>`,
    `<p>${countsOf(map)} A line leads from what refers to something to what it refers to.</p>`,
    ...(map.notes.length > 0
      ? [`<ul class="notes">${map.notes.map((note) => `<li>${escapeXml(note)}</li>`).join("")}</ul>`]
      : []),
    `<figure>${svg}</figure>`,
    legend(map),
    tableOf(map),
    "</html>",
    "",
  ].join("\n");
}

const countsOf = ({ nodes, edges }: AccountMap): string =>
  `${nodes.length} ${nodes.length === 1 ? "target" : "targets"}, ${edges.length} ${edges.length === 1 ? "reference" : "references"}.`;

function legend({ nodes }: AccountMap): string {
  const kinds = kindColours.filter(([kind]) => nodes.some((node) => node.kind === kind));
  const items = kinds.map(
    ([kind, colour]) =>
      `<dt><span style="background:${colour}"></span>${escapeXml(laneTitle(kind))}</dt><dd>${escapeXml(meaningOf[kind])}</dd>`,
  );
  const broken =
    '<dt><span class="broken"></span>dashed</dt><dd>something is wrong with it, or it could not be read</dd>';
  return `<dl>${items.join("")}${broken}</dl>`;
}

const heads = ["kind", "name", "id or ARN", "may be answered in", "refers to", "state"];

function tableOf({ nodes, edges }: AccountMap): string {
  const names = new Map(nodes.map(({ key, name }) => [key, name]));
  const rows = nodes.map((node) => {
    const behind = edges.filter(({ from }) => from === node.key).map(({ to }) => names.get(to) ?? to);
    return [node.kind, node.name, node.modelId, regionsText(node), behind.join(", "), stateOf(node)];
  });
  return (
    "<table><caption>The same as a table</caption>" +
    `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>` +
    `<tbody>${rows.map(rowOf).join("\n")}</tbody></table>`
  );
}

const rowOf = ([kind, ...cells]: readonly string[]): string =>
  `<tr><th scope="row">${escapeXml(kind ?? "")}</th>${cells.map((cell) => `<td>${escapeXml(cell)}</td>`).join("")}</tr>`;

const regionsText = ({ regions = [] }: MapNode): string =>
  regions.includes("*") ? "any commercial region" : regions.join(", ");

const stateOf = ({ status, problem, isUnlisted }: MapNode): string =>
  [status, problem, isUnlisted ? "in no list of this account" : undefined].filter(Boolean).join("; ");
