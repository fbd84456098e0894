import { BedrockTargetError } from "../errors/bedrock-target-error.ts";
import { redact } from "../errors/redact.ts";
import type { TargetKind } from "../kinds.ts";
import { diagnose } from "./diagnose.ts";
import type { ModelRef } from "./model-ref.ts";
import { tryParseModelId } from "./try-parse.ts";
import { typeName } from "./type-name.ts";

export { tryParseModelId } from "./try-parse.ts";

/**
 * Says what a modelId is, from the string alone: its kind, and whichever of `partition`, `region`, `accountId`,
 * `resourceId`, `version` and `resourceType` it has. Nothing is looked up. Total over strings, in linear time.
 *
 * @throws BedrockTargetError with code `invalid-target`, whose `advice` says what was probably meant
 */
export function parseModelId(modelId: string): ModelRef<TargetKind> {
  const ref = tryParseModelId(modelId);
  if (ref) return ref;
  const [message, advice] = diagnose(modelId);
  throw new BedrockTargetError({ code: "invalid-target", message, advice, target: describe(modelId) });
}

/** The string for an error's `target`; of something that is no string, what it is. */
const describe = (modelId: unknown): string => (typeof modelId === "string" ? redact(modelId) : typeName(modelId));
