import type { ModelRef } from "@bedrock-targets/core";
import { refOf } from "../resolve/named.ts";

/** Who made the model that a list names, as its id begins; `undefined` where the list names none. */
export function providerOf(behind: readonly string[]): string | undefined {
  for (const modelId of behind) {
    const ref = refOf(modelId);
    const provider = ref && providerIn(ref);
    if (provider) return provider;
  }
  return undefined;
}

/**
 * The first word of a foundation model's id; a system profile's has the geography before it. A custom model's ARN has the
 * id of its base model, unless it is `imported`.
 */
function providerIn({ kind, resourceId = "" }: ModelRef): string | undefined {
  const words = resourceId.split(".");
  if (kind === "cross-region") return words[1];
  return (kind === "base" || kind === "custom-model") && words.length > 1 ? words[0] : undefined;
}
