import { copyOf } from "./copy.ts";
import { parseJson } from "./parse-json.ts";

/** The JSON of an event that the model has. Its numbers are counts, but for those of documents, which lie in two places. */
export function parsePayload(name: string, text: string): unknown {
  if (text === "") return {};
  const parsed: unknown = JSON.parse(text);
  const mayHaveDocument = name === "messageStop" || (name === "contentBlockDelta" && !isUsual(Object(parsed)));
  return mayHaveDocument ? parseJson(text) : parsed;
}

interface DeltaMembers {
  readonly delta?: unknown;
  readonly contentBlockIndex?: unknown;
  readonly __type?: unknown;
}

/** One text and nothing else, in a block whose number is one: text, a tool's input, reasoning; nearly all deltas. */
function isUsual({ delta, contentBlockIndex, __type }: DeltaMembers): boolean {
  const piece = loneMember(delta);
  const text = typeof piece === "object" ? loneMember(piece) : piece;
  return typeof text === "string" && __type === undefined && Number.isSafeInteger(contentBlockIndex);
}

/** The member of an object that has but one. */
function loneMember(value: unknown): unknown {
  const members: unknown[] = Object.values(Object(value));
  return members.length === 1 ? members[0] : undefined;
}

/** The JSON of an event that the model lacks, or its bytes where it is none: a new sort is handed on, whatever it is. */
export function unknownPayload(payload: Uint8Array, text: string): unknown {
  try {
    return text === "" ? {} : parseJson(text);
  } catch {
    return copyOf(payload);
  }
}
