import type { Answer } from "./answer.ts";
import { frameHeadersIn, membersIn, orderIn } from "./compare.ts";

/** What is compared of an answer, written down: names and their order, and nobody's text. */
export interface Facts {
  readonly status: number;
  /** Undefined: the recorder has not kept them. */
  readonly headers?: string;
  readonly members: string;
  /** Of a stream: the headers of its frames, their order, and how its blocks go. */
  readonly frames?: { readonly headers: string; readonly order: string; readonly blocks: readonly string[] };
}

export const factsOf = (answer: Answer): Facts => {
  const { status, headers, frames } = answer;
  const { around, blocks, counts } = orderIn(answer);
  return {
    status,
    ...(headers && { headers: listed(headers) }),
    members: listed(membersIn(answer)),
    ...(frames && {
      frames: {
        headers: listed(frameHeadersIn(answer)),
        order: `${around}; counts in ${counts}`,
        blocks: [...blocks].map(([kind, ways]) => `${kind}: ${listed(ways)}`).sort(),
      },
    }),
  };
};

const listed = (names: ReadonlySet<string>): string => [...names].sort().join(" | ");
