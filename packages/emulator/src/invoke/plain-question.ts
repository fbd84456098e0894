import type { Question } from "../reply/question.ts";
import { sizeOf } from "../reply/tokens.ts";
import type { About } from "./dialect.ts";

/** The question of a format that takes a mere text and a limit. */
export const plainQuestion = (prompt: string, maxTokens: number, { seed, model }: About): Question => ({
  seed,
  modelName: model.name,
  system: "",
  prompt,
  variables: undefined,
  toolResult: undefined,
  tools: [],
  toolChoice: "auto",
  maxTokens,
  stopSequences: [],
  reasoning: false,
  outputSchema: undefined,
  citedDocuments: [],
  size: sizeOf([prompt]),
});
