import type { Screen } from "./screen.ts";

/** Something, and what stands behind it. */
export interface Branch {
  readonly text: string;
  readonly behind: readonly Branch[];
}

/** A tree in lines: drawn on a terminal, by indentation alone elsewhere. The root stands at the left. */
export function tree(screen: Screen, root: Branch): string[] {
  const isDrawn = screen.width !== undefined;
  return [
    root.text,
    ...root.behind.flatMap((branch, index) => below(branch, index === root.behind.length - 1, isDrawn)),
  ];
}

function below({ text, behind }: Branch, isLast: boolean, isDrawn: boolean): string[] {
  const [head, lead] = isDrawn ? (isLast ? ["└─ ", "   "] : ["├─ ", "│  "]) : ["  ", "  "];
  const lines = behind.flatMap((branch, index) => below(branch, index === behind.length - 1, isDrawn));
  return [`${head}${text}`, ...lines.map((line) => `${lead}${line}`)];
}
