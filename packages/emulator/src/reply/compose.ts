import { identifierOf } from "../wire/random.ts";
import type { Answer, AnswerBlock, TextBlock, Usage } from "./answer.ts";
import { cutText } from "./cut.ts";
import type { Question, Tool } from "./question.ts";
import { sampleObject, sampleOf } from "./schema-sample.ts";
import { tokensIn } from "./tokens.ts";
import { beginningOf, sentencesFor, thoughtsFor } from "./words.ts";

/** The answer to a question. The same question always has the same answer. */
export const compose = (question: Question): Answer => {
  const beginning = [...thinkAloud(question), ...runTools(question)];
  const tool = chooseTool(question);
  const ending = tool ? useTool(question, tool) : speak(question, charactersIn(beginning));
  const blocks = [...beginning, ...ending.blocks];
  const usage = usageOf(question, charactersIn(blocks));
  return { ...ending, blocks, usage, latencyMs: 120 + 9 * usage.outputTokens, firstByteMs: 120 };
};

type Ending = Pick<Answer, "blocks" | "stopReason" | "stopSequence">;

/** A demanded tool, or the first one while nobody has answered yet. */
const chooseTool = (question: Question): Tool | undefined => {
  const { tools, toolChoice } = question;
  if (typeof toolChoice === "object") return tools.find(({ name }) => name === toolChoice.name);
  return wantsTools(question) ? tools[0] : undefined;
};

const wantsTools = ({ toolChoice, toolResult }: Question): boolean => toolChoice === "any" || toolResult === undefined;

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

/** Once in a turn: behind a tool's result nobody thinks again (recorded). */
const thinkAloud = (question: Question): readonly AnswerBlock[] => {
  const { seed, reasoning, toolResult } = question;
  if (reasoning === undefined || toolResult !== undefined) return [];
  const text = thoughtsFor(question);
  const seal = (purpose: string) => `${identifierOf(`${seed} ${purpose}`, 63)}=`;
  return [
    {
      type: "reasoning",
      text,
      ...(reasoning === "signed" && { signature: seal("signature") }),
      ...(reasoning === "redacted" && { redacted: seal("redaction") }),
    },
  ];
};

/** Pretends to run the code interpreter: the one tool of Bedrock's own whose answers are recorded. */
const runTools = (question: Question): readonly AnswerBlock[] => {
  const { seed, prompt, systemTools = [] } = question;
  const words = beginningOf(prompt, 40);
  return systemTools
    .filter((name) => name === "nova_code_interpreter" && wantsTools(question))
    .map((name) => ({
      type: "tool",
      id: `tooluse_${identifierOf(`${seed} ${name}`)}`,
      name,
      input: { snippet: words },
      result: { stdOut: words, stdErr: "", exitCode: 0, isError: false },
    }));
};

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
