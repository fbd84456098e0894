import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { inflateSync } from "node:zlib";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The browser that CHROMIUM names, or the first on PATH; `undefined` where there is none. */
export const chromium: string | undefined =
  process.env.CHROMIUM ||
  (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(existsSync);

/** What a skipped test says. */
export const missingChromium = "(skipped: there is no Chromium on PATH; CHROMIUM may name one)";

/** The first page of a document as a browser prints it. */
export interface PrintedPage {
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  /** The height of the smallest letters, in points. */
  readonly smallest: number;
}

/** Has Chromium print a page, and reads the PDF. */
export async function printed(html: string): Promise<PrintedPage> {
  const folder = await mkdtemp(join(tmpdir(), "paper-"));
  try {
    const [page, pdf] = [join(folder, "page.html"), join(folder, "page.pdf")];
    await writeFile(page, html);
    await promisify(execFile)(chromium ?? "chromium", [
      "--headless",
      "--disable-gpu",
      "--disable-dev-shm-usage", // containers have little of it
      "--no-first-run",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), // its sandbox refuses root
      `--user-data-dir=${join(folder, "profile")}`,
      "--no-pdf-header-footer",
      `--print-to-pdf=${pdf}`,
      `file://${page}`,
    ]);
    return firstPageOf(await readFile(pdf));
  } finally {
    await rm(folder, { recursive: true, maxRetries: 5, retryDelay: 200 }); // the browser's helpers may still write
  }
}

function firstPageOf(pdf: Buffer): PrintedPage {
  const text = pdf.toString("latin1");
  const [width = 0, height = 0] = (/MediaBox *\[0 0 ([\d. ]+)\]/.exec(text)?.[1] ?? "").split(" ").map(Number);
  const drawing = streamsOf(pdf, text).find((stream) => stream.includes("BT"));
  // Chromium draws in CSS pixels, of which three are four points.
  const letters = [...(drawing ?? "").matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size) * 0.75);
  return { width: (width / 72) * 25.4, height: (height / 72) * 25.4, smallest: Math.min(...letters) };
}

/** What is drawn on each page. Streams of other sorts, and those that are no text, are harmless. */
const streamsOf = (pdf: Buffer, text: string): string[] =>
  [...text.matchAll(/\/Length (\d+)[^>]*>> *stream\r?\n/g)].flatMap(({ index, 0: head, 1: length }) => {
    const start = index + head.length;
    try {
      return [inflateSync(pdf.subarray(start, start + Number(length))).toString("latin1")];
    } catch {
      return []; // not compressed so
    }
  });
