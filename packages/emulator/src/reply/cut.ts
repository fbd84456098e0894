import type { Answer } from "./answer.ts";
import type { Question } from "./question.ts";
import { charactersPerToken } from "./tokens.ts";

/** How a text ends. */
export type TextEnd = { readonly text: string } & Pick<Answer, "stopReason" | "stopSequence">;

type Limits = Partial<Pick<Question, "maxTokens">> & Pick<Question, "stopSequences">;

/** Ends a text where a stop sequence begins (which is left out) or where the tokens are used up, whichever comes first. */
export const cutText = (whole: string, { maxTokens, stopSequences }: Limits, spentCharacters: number): TextEnd => {
  const stopped = stopAt(whole, stopSequences);
  if (maxTokens === undefined) return stopped;
  const budget = Math.max(charactersPerToken, maxTokens * charactersPerToken - spentCharacters);
  if (stopped.text.length <= budget) return stopped;
  return { text: wholeCharacters(stopped.text, budget), stopReason: "max_tokens" };
};

const stopAt = (whole: string, sequences: readonly string[]): TextEnd => {
  const [first] = sequences
    .map((sequence) => ({ sequence, index: whole.indexOf(sequence) }))
    .filter(({ sequence, index }) => sequence !== "" && index >= 0)
    .sort((left, right) => left.index - right.index);
  if (!first) return { text: whole, stopReason: "end_turn" };
  return { text: whole.slice(0, first.index), stopReason: "stop_sequence", stopSequence: first.sequence };
};

/** The beginning of a text, never ending in half a surrogate pair. */
const wholeCharacters = (text: string, length: number): string => {
  const last = text.charCodeAt(length - 1);
  const splitsPair = last >= 0xd800 && last < 0xdc00;
  return text.slice(0, splitsPair ? length - 1 : length);
};
