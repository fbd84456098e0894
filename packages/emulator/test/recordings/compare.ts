import type { Answer } from "./answer.ts";
import { membersOf } from "./members.ts";
import { type Order, orderOf } from "./order.ts";

/**
 * What an emulated answer has that the recorded one does not (`+`), and the other way round (`-`): members at each level,
 * headers, the frames' headers, and the order of the frames.
 */
export const differencesBetween = (recorded: Answer, emulated: Answer): readonly string[] => {
  if (recorded.status !== emulated.status) return [`status ${emulated.status}`];
  return [
    ...between("member", membersIn(recorded), membersIn(emulated)),
    ...(recorded.headers ? between("header", recorded.headers, emulated.headers ?? new Set()) : []),
    ...between("frame's headers", frameHeadersIn(recorded), frameHeadersIn(emulated)),
    ...orderDifferences(orderIn(recorded), orderIn(emulated)),
  ].sort();
};

const between = (what: string, recorded: ReadonlySet<string>, emulated: ReadonlySet<string>): readonly string[] => [
  ...[...recorded].filter((each) => !emulated.has(each)).map((each) => `- ${what} ${each}`),
  ...[...emulated].filter((each) => !recorded.has(each)).map((each) => `+ ${what} ${each}`),
];

export const membersIn = ({ values }: Answer): ReadonlySet<string> =>
  new Set(values.flatMap((value) => [...membersOf(value)]));

export const frameHeadersIn = ({ frames = [] }: Answer): ReadonlySet<string> =>
  new Set(frames.map(({ headers }) => headers));

export const orderIn = ({ frames = [] }: Answer): Order => orderOf(frames);

const orderDifferences = (recorded: Order, emulated: Order): readonly string[] => [
  ...between("order", new Set([recorded.around]), new Set([emulated.around])),
  ...between("counts in", new Set([recorded.counts]), new Set([emulated.counts])),
  ...between("block", new Set(recorded.blocks.keys()), new Set(emulated.blocks.keys())),
  ...[...emulated.blocks].flatMap(([kind, ways]) => {
    const others = recorded.blocks.get(kind);
    return others ? between(`way of a ${kind} block`, others, ways) : [];
  }),
];
