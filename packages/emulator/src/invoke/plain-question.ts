import type { Question } from "../reply/question.ts";
import { sizeOf } from "../reply/tokens.ts";
import type { About } from "./dialect.ts";

/** Where an answer to a mere text has to end. */
export interface Limits {
  readonly maxTokens: number;
  readonly stopSequences?: readonly string[];
}

/** The question of a format that takes a mere text and its limits. */
export const plainQuestion = (
  prompt: string,
  { maxTokens, stopSequences = [] }: Limits,
  { seed, model }: About,
): Question => ({
  seed,
  modelName: model.name,
  system: "",
  prompt,
  variables: undefined,
  toolResult: undefined,
  tools: [],
  toolChoice: "auto",
  maxTokens,
  stopSequences,
  reasoning: undefined,
  outputSchema: undefined,
  citedDocuments: [],
  size: sizeOf([prompt]),
});

/** What was said last, if the text follows a chat template with these marks around it; else all of it. */
export const lastTurnIn = (prompt: string, opening: string, closing: string): string => {
  const start = prompt.lastIndexOf(opening);
  if (start < 0) return prompt;
  const [said = ""] = prompt.slice(start + opening.length).split(closing, 1);
  return said.trim();
};
