import { itemsOf, membersOf, textOr } from "./json.ts";
import { type Counts, countsIn } from "./usage.ts";

/** What a model's own answer, or one chunk of it, says. */
export interface Said {
  /** Text that the server has marked as thought itself. */
  readonly thought: string;
  /** What else is said. It may hold thoughts in tags: see `ThoughtReader`. */
  readonly text: string;
  readonly calls: readonly Call[];
  /** Why the answer ended, in the server's words; absent while it has not. */
  readonly reason?: string | undefined;
  /** The stop sequence that ended it. */
  readonly sequence?: string | undefined;
  readonly counts: Counts;
  /** False for a chunk that has counts alone. */
  readonly hasMessage: boolean;
}

/** The use of a tool, or a further piece of it. */
export interface Call {
  /** Which of the answer's uses it is. */
  readonly index: number;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** The input, or a piece of it, as JSON text. */
  readonly json: string;
}

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads an answer in one of the formats of imported models: chat (`choices` with a `message`, or a `delta` in a stream),
 * OpenAI's completions (`choices` with `text`), and those of older imports, which are Llama's (`generation`) and Mistral's
 * (`outputs`). Undefined for what is none of them.
 */
export function readSaid(answer: unknown): Said | undefined {
  const members = membersOf(answer);
  const said = saidIn(members);
  return said && { thought: "", text: "", calls: [], hasMessage: true, ...said, counts: countsIn(members) };
}

function saidIn(members: Members): Partial<Said> | undefined {
  if (Array.isArray(members.choices)) return ofChoice(members.choices[0]);
  if (Array.isArray(members.outputs)) return ofChoice(members.outputs[0]);
  if (typeof members.generation !== "string") return undefined;
  return { text: members.generation, reason: textOr(members.stop_reason, undefined) };
}

/** `finish_reason` is OpenAI's; servers of open models add `stop_reason`, which is the sequence. In Mistral's, it is the reason. */
function ofChoice(first: unknown): Partial<Said> {
  if (first === undefined) return { hasMessage: false };
  const choice = membersOf(first);
  const reason = textOr(choice.finish_reason, undefined);
  const stop = textOr(choice.stop_reason, undefined);
  const end = reason === undefined ? { reason: stop } : { reason, sequence: stop };
  const message = membersOf(choice.message ?? choice.delta);
  return {
    ...end,
    thought: textOr(message.reasoning_content ?? message.reasoning, ""),
    text: textIn(message.content) + textOr(message.refusal, "") + textOr(choice.text, ""),
    calls: itemsOf(message.tool_calls).map(callOf),
  };
}

/** Content is text, or a list of parts that have text. */
const textIn = (content: unknown): string =>
  textOr(
    content,
    itemsOf(content)
      .map((part) => textOr(membersOf(part).text, ""))
      .join(""),
  );

function callOf(call: unknown, position: number): Call {
  const { index, id, function: called } = membersOf(call);
  const { name, arguments: input } = membersOf(called);
  return {
    index: typeof index === "number" ? index : position,
    id: textOr(id, undefined),
    name: textOr(name, undefined),
    // Some servers give the input itself in place of its text.
    json: typeof input === "object" && input !== null ? JSON.stringify(input) : textOr(input, ""),
  };
}
