import { BedrockTargetError, parseModelId } from "@bedrock-targets/core";
import { code, prose, table } from "./markdown.ts";

const examples: readonly string[] = [
  "amazon.nova-lite-v1:0",
  "openai.gpt-5.6-sol",
  "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
  "us-gov.openai.gpt-5.6-sol",
  "sa.amazon.nova-lite-v1:0",
  "kr.newco.model-1",
  "newco.model-1.5",
  "newco.model-1",
];

/** What bare ids are, by asking the grammar. */
export const classifications = (): string =>
  table(
    ["bare id", "kind"],
    examples.map((modelId) => [code(modelId), code(parseModelId(modelId).kind)]),
  );

const mistakes: readonly string[] = [
  "claude-sonnet-4-5",
  "abc123def456",
  "bedrock/amazon.nova-lite-v1:0",
  "arn%3Aaws%3Abedrock%3Aus-east-1%3A%3Afoundation-model%2Famazon.nova-lite-v1%3A0",
  "arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:DRAFT",
  "arn:aws:bedrock:us-east-1:123456789012:foundation-model/amazon.nova-lite-v1:0",
  "arn:aws:bedrock:us-east-1:123456789012:guardrail/a1b2c3d4e5f6",
  "arn:aws:bedrock:us-east-1:123456789012:agent/ABCDEFGHIJ",
];

/** What is said about strings that are no modelId, by passing them. */
export const refusedStrings = (): string =>
  mistakes.map((text) => `- ${code(text)}\\\n  ${prose(adviceOn(text))}`).join("\n");

function adviceOn(text: string): string {
  try {
    return `none: it is of kind ${code(parseModelId(text).kind)}`;
  } catch (error) {
    return BedrockTargetError.is(error) ? error.advice : String(error);
  }
}
