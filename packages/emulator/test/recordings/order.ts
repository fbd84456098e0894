import { type JsonObject, listOf, objectOf, textOf } from "../../src/wire/json.ts";
import { type Frame, spokenIn } from "./frames.ts";

/** The order of a stream's frames: what stands around the blocks, and how a block of each kind goes. */
export interface Order {
  /** The frames that belong to no block, with `blocks` in the place of those that do; the same thing twice counts once. */
  readonly around: string;
  /** Kind of block → the ways in which such blocks go. */
  readonly blocks: ReadonlyMap<string, ReadonlySet<string>>;
  /** Which frames have Bedrock's own counts. */
  readonly counts: "the last one" | "none" | "others";
}

export const orderOf = (frames: readonly Frame[]): Order => {
  const labelled = frames.map((frame) => ({ ...labelOf(frame), block: blockOf(frame) }));
  const around = labelled.map(({ label, block }) => (block === undefined ? label : "blocks"));
  return { around: once(around).join(" → "), blocks: waysOf(labelled), counts: countsIn(frames) };
};

const countsIn = (frames: readonly Frame[]): Order["counts"] => {
  const counting = frames.filter((frame) => metrics in spokenIn(frame));
  if (counting.length === 0) return "none";
  return counting.length === 1 && counting[0] === frames.at(-1) ? "the last one" : "others";
};

interface Labelled {
  readonly label: string;
  readonly kind: string | undefined;
  readonly block: number | undefined;
}

const waysOf = (frames: readonly Labelled[]): Order["blocks"] => {
  const ways = new Map<string, Set<string>>();
  for (const number of new Set(frames.map(({ block }) => block).filter((block) => block !== undefined))) {
    const block = frames.filter((frame) => frame.block === number);
    const kind = block.find((frame) => frame.kind !== undefined)?.kind ?? "none";
    const way = once(block.map(({ label }) => label)).join(" → ");
    ways.set(kind, (ways.get(kind) ?? new Set()).add(way));
  }
  return ways;
};

const once = (labels: readonly string[]): readonly string[] =>
  labels.filter((label, index) => label !== labels[index - 1]);

/** The number of the block that a frame belongs to: Converse's and Nova's name, or Anthropic's. */
const blockOf = (frame: Frame): number | undefined => {
  const spoken = spokenIn(frame);
  const inner = objectOf(Object.values(spoken)[0]);
  const index =
    spoken.contentBlockIndex ?? inner.contentBlockIndex ?? (isAnthropicBlock(spoken) ? spoken.index : undefined);
  return typeof index === "number" ? index : undefined;
};

const isAnthropicBlock = ({ type }: JsonObject): boolean => textOf(type)?.startsWith("content_block_") ?? false;

/** A frame in a word or two, and what kind of block its content makes of the block. */
const labelOf = (frame: Frame): Pick<Labelled, "label" | "kind"> => {
  if (frame.type !== "chunk") return withKind(frame.type, contentOf(frame.payload));
  const spoken = spokenIn(frame);
  const type = textOf(spoken.type);
  if (type !== undefined) return withKind(type, textOf(objectOf(spoken.delta ?? spoken.content_block).type));
  if (spoken.choices !== undefined) return { label: chatLabel(spoken), kind: undefined };
  const names = Object.keys(spoken).filter((name) => name !== metrics);
  return withKind(names.sort().join(" and "), contentOf(objectOf(spoken[names[0] ?? ""])));
};

/** What Bedrock adds to the last chunk. */
const metrics = "amazon-bedrock-invocationMetrics";

const withKind = (type: string, content: string | undefined): Pick<Labelled, "label" | "kind"> => ({
  label: content === undefined ? type : `${type} ${content}`,
  kind: content,
});

/** The name of what a start or a delta brings; of reasoning also which part. */
const contentOf = ({ start, delta }: JsonObject): string | undefined => {
  const [name, value] = Object.entries(objectOf(start ?? delta))[0] ?? [];
  return name === "reasoningContent" ? `${name}.${Object.keys(objectOf(value))[0]}` : name;
};

const chatLabel = ({ choices }: JsonObject): string => {
  const choice = objectOf(listOf(choices)[0]);
  return `chunk of ${Object.keys(objectOf(choice.delta)).sort().join(" and ") || (choice.delta ? "nothing" : "usage")}`;
};
