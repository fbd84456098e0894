import { readFileSync } from "node:fs";

/** What a module promises to print, line by line. */
export interface Promises {
  /** Called with what was printed, and from which line. @throws Error where that line promises something else */
  said(text: string, line: number | undefined): void;
  /** Called at the end. @throws Error where a line with a promise has not printed */
  settle(): void;
}

const promise = /console\.log\(.*\); \/\/ (?<text>.+)$/;

/** The promises in a module's comments; one that ends with an ellipsis is a beginning. */
export function promisesIn(path: string): Promises {
  const lines = readFileSync(path, "utf8").split("\n");
  const open = new Map(lines.flatMap((line, index) => pairOf(index + 1, promise.exec(line)?.groups?.text)));
  return {
    said(text, line = 0) {
      const expected = open.get(line);
      open.delete(line);
      if (expected !== undefined && !keeps(text, expected)) {
        throw new Error(`${path}:${line} says that it prints\n  ${expected}\nand prints\n  ${text}`);
      }
    },
    settle() {
      for (const [line, text] of open) throw new Error(`${path}:${line} says that it prints\n  ${text}\nand does not.`);
    },
  };
}

const pairOf = (line: number, text: string | undefined): [number, string][] =>
  text === undefined ? [] : [[line, text]];

const keeps = (text: string, expected: string): boolean =>
  expected.endsWith("…") ? text.startsWith(expected.slice(0, -1).trimEnd()) : text === expected;
