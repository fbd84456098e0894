import { identifierOf } from "../wire/random.ts";
import type { Answer, AnswerBlock, TextBlock, Usage } from "./answer.ts";
import { cutText } from "./cut.ts";
import type { Question, Tool } from "./question.ts";
import { sampleObject, sampleOf } from "./schema-sample.ts";
import { tokensIn } from "./tokens.ts";
import { beginningOf, sentencesFor, thoughtsFor } from "./words.ts";

/** The answer to a question. The same question always has the same answer. */
export const compose = (question: Question): Answer => {
  const reasoning = question.reasoning ? [thinkAloud(question)] : [];
  const tool = chooseTool(question);
  const ending = tool ? useTool(question, tool) : speak(question, charactersIn(reasoning));
  const blocks = [...reasoning, ...ending.blocks];
  const usage = usageOf(question, charactersIn(blocks));
  return { ...ending, blocks, usage, latencyMs: 120 + 9 * usage.outputTokens, firstByteMs: 120 };
};

type Ending = Pick<Answer, "blocks" | "stopReason" | "stopSequence">;

/** A demanded tool, or the first one while nobody has answered yet. */
const chooseTool = ({ tools, toolChoice, toolResult }: Question): Tool | undefined => {
  if (typeof toolChoice === "object") return tools.find(({ name }) => name === toolChoice.name);
  return toolChoice === "any" || toolResult === undefined ? tools[0] : undefined;
};

const useTool = ({ seed, prompt }: Question, { name, schema }: Tool): Ending => {
  const input = sampleObject(schema, beginningOf(prompt, 40));
  return { blocks: [{ type: "tool", id: `tooluse_${identifierOf(seed)}`, name, input }], stopReason: "tool_use" };
};

const speak = (question: Question, spentCharacters: number): Ending => {
  const { outputSchema, prompt, citedDocuments } = question;
  const whole = outputSchema ? JSON.stringify(sampleOf(outputSchema, beginningOf(prompt, 40))) : sentencesFor(question);
  const { text, ...end } = cutText(whole, question, spentCharacters);
  const block: TextBlock = { type: "text", text, cites: citedDocuments };
  return { blocks: [block], ...end };
};

const thinkAloud = (question: Question): AnswerBlock => ({
  type: "reasoning",
  text: thoughtsFor(question),
  signature: `${identifierOf(`${question.seed} signature`, 63)}=`,
});

const charactersIn = (blocks: readonly AnswerBlock[]): number =>
  blocks.reduce((sum, block) => sum + (block.type === "tool" ? JSON.stringify(block.input) : block.text).length, 0);

/** Nothing is remembered between requests, so what stands before a cache point counts as written, never as read. */
const usageOf = ({ size }: Question, outputCharacters: number): Usage => {
  const cacheWriteTokens = tokensIn(size.cached ?? 0);
  return {
    inputTokens: Math.max(1, tokensIn(size.characters) - cacheWriteTokens),
    outputTokens: tokensIn(outputCharacters),
    cacheReadTokens: 0,
    cacheWriteTokens,
    cached: size.cached !== undefined,
  };
};
