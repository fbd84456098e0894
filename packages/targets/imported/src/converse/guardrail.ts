import type { GuardrailAssessment, GuardrailTraceAssessment } from "@bedrock-targets/core";
import { itemsOf, membersOf, textOr } from "./json.ts";

/** Whether a guardrail has stepped in. In InvokeModel that is said in the body, and in every chunk of a stream. */
export const intervenedIn = (answer: unknown): boolean =>
  membersOf(answer)["amazon-bedrock-guardrailAction"] === "INTERVENED";

/** A guardrail's trace, which InvokeModel has in the body, or in the last chunk; undefined without one. */
export function traceIn(answer: unknown): { guardrail: GuardrailTraceAssessment } | undefined {
  const { guardrail } = membersOf(membersOf(answer)["amazon-bedrock-trace"]);
  return guardrail === undefined ? undefined : { guardrail: assessmentOf(membersOf(guardrail)) };
}

/** The same assessments as in Converse, under other names; those of the output are a list. */
function assessmentOf({ input, outputs, actionReason, modelOutput }: Readonly<Record<string, unknown>>) {
  const assessment: GuardrailTraceAssessment = {};
  const said = textOr(actionReason, undefined);
  // Bedrock wrote the assessments: their members are those of the type.
  if (input !== undefined) assessment.inputAssessment = { ...membersOf(input) } as Record<string, GuardrailAssessment>;
  if (outputs !== undefined) assessment.outputAssessments = outputAssessments(itemsOf(outputs));
  if (said !== undefined) assessment.actionReason = said;
  if (modelOutput !== undefined) assessment.modelOutput = itemsOf(modelOutput).map(asText);
  return assessment;
}

/** `[{ id: assessment }]` as `{ id: [assessment] }`. */
function outputAssessments(outputs: readonly unknown[]): Record<string, GuardrailAssessment[]> {
  const byId: Record<string, GuardrailAssessment[]> = {};
  for (const [id, assessment] of outputs.flatMap((output) => Object.entries(membersOf(output)))) {
    byId[id] = [...(byId[id] ?? []), assessment as GuardrailAssessment]; // as above
  }
  return byId;
}

/** What the model had said: the model's own format, so mostly text. */
const asText = (value: unknown): string => textOr(value, undefined) ?? JSON.stringify(value);
