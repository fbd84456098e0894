import type { ConverseStreamRequest } from "@bedrock-targets/core";
import { isAbsent } from "@bedrock-targets/core/shape";
import type { BoundTarget } from "@bedrock-targets/core/target";
import type { JsonObject } from "./json.ts";
import { guardrailMode, type InvokeMembers, invokeMembers } from "./members.ts";
import { chatMessages } from "./messages.ts";
import { formOf, furtherMembers, samplingOf } from "./parameters.ts";
import { chatTools } from "./tools.ts";
import { type ChatFacts, type Translation, untranslatable } from "./translation.ts";

/** A conversation as a request of InvokeModel, as `shapeInvoke` takes it. */
export interface ChatRequest extends InvokeMembers {
  /** OpenAI's chat format. */
  readonly body: JsonObject;
}

/**
 * Translates a conversation for a model without Converse: to OpenAI's chat format, which models imported since November
 * 2025 take in InvokeModel (source: the Bedrock user guide, "Invoke your imported model"). The body is the same for a stream:
 * the operation says which it is.
 *
 * @param input what `shapeConverse` gives: checked, and without what is empty
 * @throws BedrockTargetError with code `invalid-request`, naming what has no translation and why
 */
export function toChatRequest(input: ConverseStreamRequest, facts: ChatFacts, target: BoundTarget): ChatRequest {
  const translation: Translation = { ...facts, target };
  refuseFields(input, translation);
  const body: JsonObject = {
    messages: chatMessages(input, translation),
    ...samplingOf(input.inferenceConfig),
    ...chatTools(input.toolConfig, translation),
    ...formOf(input.outputConfig, translation),
    ...guardrailMode(input.guardrailConfig),
  };
  const further = furtherMembers(input.additionalModelRequestFields, body, translation);
  return { ...invokeMembers(input), body: { ...body, ...further } };
}

/** What becomes of each field: `true` where it is translated, else why it cannot be. The compiler asks for new ones. */
const fields: { readonly [Field in keyof ConverseStreamRequest]-?: true | string } = {
  modelId: true,
  messages: true,
  system: true,
  inferenceConfig: true,
  toolConfig: true,
  guardrailConfig: true,
  additionalModelRequestFields: true,
  requestMetadata: true,
  performanceConfig: true,
  serviceTier: true,
  outputConfig: true,
  promptVariables: "only a stored prompt has variables",
  additionalModelResponseFieldPaths:
    "InvokeModel gives no selected fields; call `invokeModel` for the model's whole answer",
};

const fates: Readonly<Record<string, true | string>> = fields;

function refuseFields(input: ConverseStreamRequest, translation: Translation): void {
  for (const [name, value] of Object.entries(input)) {
    if (isAbsent(value)) continue;
    const fate = Object.hasOwn(fates, name) ? fates[name] : "no translation of it is known";
    if (typeof fate === "string") throw untranslatable(name, fate, translation);
  }
}
