import type { TargetKind } from "@bedrock-targets/core";

/*
 * Colours say nothing that words do not: kinds stand in lanes with titles, and what is broken says so. The pairs of text and
 * background have a contrast of 4.5 and more, in light and in dark.
 */
const light =
  "--paper:#fff;--ink:#1b1f24;--faint:#57606a;--lane:#f5f6f8;--rim:#d8dde3;--box:#fff;--line:#8a949e;--bad:#b3261e";
const dark =
  "--paper:#14171b;--ink:#e8eaed;--faint:#a6afb9;--lane:#1c2026;--rim:#353c45;--box:#242a31;--line:#7d8792;--bad:#ff8a80";

const sans = 'system-ui,"Segoe UI","Helvetica Neue",Arial,sans-serif';
const mono = 'ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace';

/** A colour of each kind's own: the stripe of its boxes, and the lines that begin there. */
export const kindColours: readonly (readonly [kind: TargetKind, colour: string])[] = [
  ["base", "#3b78bd"],
  ["cross-region", "#0f8a7e"],
  ["application-profile", "#6b8e23"],
  ["prompt", "#9159c9"],
  ["provisioned", "#b4690e"],
  ["custom-model", "#b4623a"],
  ["custom-deployment", "#c2791c"],
  ["imported", "#6e7d91"],
  ["router", "#c2417c"],
  ["marketplace", "#4c8467"],
];

/** The picture's style sheet. On paper it is always the light one. */
export const styleSheet: string = [
  `svg{${light};font-family:${sans}}`,
  `@media screen and (prefers-color-scheme:dark){svg{${dark}}}`,
  ".paper{fill:var(--paper)}.lane rect{fill:var(--lane);stroke:var(--rim)}",
  ".lane text{fill:var(--faint);font-size:12px;font-weight:600}",
  ".node rect{fill:var(--box);stroke:var(--rim)}.node .stripe{stroke:none}",
  `.node text{fill:var(--faint);font:10.5px ${mono}}.node .title{fill:var(--ink);font:600 13px ${sans}}`,
  ".node .problem{fill:var(--bad)}",
  ".unlisted>rect:first-of-type,.broken>rect:first-of-type{stroke:var(--bad);stroke-dasharray:4 3}",
  ".edge{fill:none;stroke:var(--line);stroke-width:1.4}.tip{fill:context-stroke}",
  ...kindColours.map(([kind, colour]) => `.${kind} .stripe{fill:${colour}}.edge.${kind}{stroke:${colour}}`),
  ".edge.odd{stroke:var(--bad);stroke-dasharray:4 3}",
].join("");

/** The page's, around the picture: the whole picture on one sheet of paper, the table on the next. */
export const pageStyleSheet: string = [
  `:root{${light};color-scheme:light dark;font:15px/1.45 ${sans}}`,
  `@media screen and (prefers-color-scheme:dark){:root{${dark}}}`,
  "body{margin:1.5rem;color:var(--ink);background:var(--paper)}h1{font-size:1.3rem;margin:0 0 .3rem}p{margin:0 0 .6rem}",
  "figure{margin:1rem 0;overflow-x:auto}.notes{color:var(--faint);margin:0 0 .6rem;padding-left:1.2rem}",
  "dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;font-size:.87rem;color:var(--faint)}dd{margin:0}",
  "dt{color:var(--ink)}dt span{display:inline-block;width:.8rem;height:.8rem;margin-right:.5rem;vertical-align:-.05rem;border-radius:2px}",
  "dt .broken{border:1px dashed var(--bad);box-sizing:border-box}",
  "table{border-collapse:collapse;font-size:.8rem;margin-top:1.2rem;width:100%}caption{text-align:left;font-weight:600;padding:.3rem 0}",
  "th,td{text-align:left;vertical-align:top;padding:.25rem .5rem;border-top:1px solid var(--rim);overflow-wrap:anywhere}",
  "thead th{border-top:0}tbody th{font-weight:400;white-space:nowrap}",
  "@media print{body{margin:0}h1{font-size:13pt}p,.notes{font-size:9pt}figure{overflow:visible;margin:3mm 0 0;break-after:page}svg{width:100%;height:auto;max-height:calc(100vh - 28mm)}",
  "tr{break-inside:avoid}table{font-size:8pt}}",
].join("");
