import type { Policy } from "@bedrock-targets/client";
import { onCommandLine } from "../command-line-words.ts";
import { pairs } from "../view/pairs.ts";
import { plain } from "../view/plain.ts";
import { paragraph, type Screen } from "../view/screen.ts";

/** A policy in a few lines: actions, and the resources that they are needed on. `policy` prints it to be pasted. */
export function permissionLines(screen: Screen, { document, notes }: Policy): string[] {
  return [
    ...document.Statement.flatMap(({ Action, Resource }) =>
      pairs(
        screen,
        [
          ["allow", [Action].flat().join(", ")],
          ["on", [Resource].flat().map(plain)],
        ],
        2,
      ),
    ),
    ...notes.flatMap((note) => paragraph(screen, screen.paint("dim", plain(onCommandLine(note))), 2)),
  ];
}
