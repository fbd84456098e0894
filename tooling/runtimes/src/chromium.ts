import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { Found } from "./shelf.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The browser that CHROMIUM names, or the first on PATH: a browser is too large to be fetched for a test. */
export function findChromium({ CHROMIUM, PATH = "" }: NodeJS.ProcessEnv = process.env): Found {
  if (CHROMIUM) return isProgram(CHROMIUM) ? { program: CHROMIUM } : { missing: `CHROMIUM is no program: ${CHROMIUM}` };
  const paths = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const program = paths.find(isProgram);
  return program === undefined
    ? { missing: "there is none on PATH: install Chromium or Chrome (`apt-get install chromium`), or set CHROMIUM" }
    : { program };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Shows a page to nobody, with a profile in a folder that is thrown away. */
export const commandToShow = (program: string, page: string, profile: string): string[] => [
  program,
  "--headless",
  "--disable-gpu",
  "--disable-dev-shm-usage", // containers have little of it
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), // its sandbox refuses root
  `--user-data-dir=${profile}`,
  page,
];
