/** A place in a drawing, in its own units; one unit is about a pixel on a phone. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The width of all drawings: that of a narrow phone, so that text is never smaller than it was meant. */
export const pageWidth = 344;

/** Inside of a page, the page's colours; alone, those that suit a light or a dark screen. */
const style = `
  .drawing { color-scheme: light dark; font-family: var(--vp-font-family-base, system-ui, sans-serif); }
  .drawing rect { fill: var(--vp-c-bg-soft, light-dark(#f6f6f7, #202127)); stroke: var(--vp-c-border, light-dark(#c2c2c4, #3c3f44)); }
  .drawing text { fill: var(--vp-c-text-1, light-dark(#3c3c43, #dfdfd6)); font-size: 13px; }
  .drawing .quiet { fill: var(--vp-c-text-2, light-dark(#67676c, #98989f)); font-size: 11.5px; }
  .drawing .code { font-family: var(--vp-font-family-mono, ui-monospace, monospace); font-size: 11.5px; }
  .drawing .strong rect { stroke: var(--vp-c-brand-1, light-dark(#3451b2, #a8b1ff)); }
  .drawing path { fill: none; stroke: var(--vp-c-text-2, light-dark(#67676c, #98989f)); }
  .drawing path.tip { fill: var(--vp-c-text-2, light-dark(#67676c, #98989f)); stroke: none; }`;

/** A whole drawing. */
export const drawing = (title: string, height: number, parts: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" class="drawing" role="img" viewBox="0 0 ${pageWidth} ${round(height)}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${style}\n</style>`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");

export const rectangle = ({ x, y, width, height }: Box): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="6"/>`;

interface TextOptions {
  readonly kind?: "code" | "quiet";
  readonly anchor?: "start" | "middle" | "end";
}

/** A line of text that stands on `y`. */
export const text = (x: number, y: number, content: string, { kind, anchor = "start" }: TextOptions = {}): string =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${kind ? ` class="${kind}"` : ""}>${escaped(content)}</text>`;

/** A line with a tip, straight down or straight to the right. */
export function arrow(from: readonly [number, number], to: readonly [number, number]): string {
  const [x, y] = to;
  const isDown = from[0] === x;
  const tip = isDown ? `M${round(x)} ${round(y)}l-4 -7h8z` : `M${round(x)} ${round(y)}l-7 -4v8z`;
  const end = isDown ? `V${round(y - 6)}` : `H${round(x - 6)}`;
  return `<path d="M${round(from[0])} ${round(from[1])}${end}"/><path class="tip" d="${tip}"/>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

const escaped = (content: string): string =>
  content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
