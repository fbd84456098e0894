import { basename, dirname, join } from "node:path";
import { apiPages, docs, pages, read, readmes } from "../files.ts";
import { fencesOf, markValue } from "./fences.ts";

/** How a snippet is held to the truth: all are compiled; a program is run as well, a test by vitest, a sketch by nobody. */
export type Treatment = "program" | "test" | "sketch";

/** A block of TypeScript in a page or a README. */
export interface Snippet {
  /** From the repository's root. */
  readonly page: string;
  readonly line: number;
  readonly code: string;
  readonly treatment: Treatment;
  /** The module that it becomes. */
  readonly path: string;
}

/** Where the modules are. */
export const workshop: string = join(docs, ".snippets");

/** READMEs have no marks: what is a test there, by page and number. */
const testsInReadmes: Readonly<Record<string, Treatment>> = { "packages/conformance/README.md 1": "test" };

/**
 * All snippets. Left out are blocks with `file=…`, copies of files that their own package compiles and runs, and the
 * declarations of the reference, which the compiler wrote.
 */
export const snippets: readonly Snippet[] = [...pages, ...apiPages, ...readmes].flatMap((page) =>
  fencesOf(read(page))
    .filter((fence) => fence.words[0] === "ts" && !fence.words.includes("declaration") && !markValue(fence, "file"))
    .map(({ line, words, code }, index) => {
      const treatment = testsInReadmes[`${page} ${index + 1}`] ?? treatmentOf(words);
      const name = treatment === "test" ? `${index + 1}.test.ts` : `${index + 1}.ts`;
      return { page, line, code, treatment, path: join(workshop, slugOf(page), name) };
    }),
);

function treatmentOf(words: readonly string[]): Treatment {
  if (words.includes("no-run")) return "sketch";
  return words.includes("test") ? "test" : "program";
}

/** `guide-start` for `docs/guide/start.md`, `client-readme` for `packages/client/README.md`. */
export function slugOf(page: string): string {
  const name = basename(page, ".md").toLowerCase();
  const folder = basename(dirname(page));
  return folder === "." || folder === "docs" ? name : `${folder}-${name}`;
}
