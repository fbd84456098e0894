import type { ModelRef } from "@bedrock-targets/core";
import type { Control, LookupPlace } from "../control.ts";
import { tagsOf as askForTags } from "../lookups/tags.ts";
import { codeOf } from "../lookups/verdict.ts";
import { actionOf, type MissingPermission } from "./missing.ts";

/** The tags of what an account owns. */
export interface FoundTags {
  readonly tags?: Readonly<Record<string, string>>;
  readonly missing: readonly MissingPermission[];
}

/** What has no tags is not asked: foundation models, system profiles, AWS's own routers; nor endpoints, which are SageMaker's. */
const untagged: ReadonlySet<string> = new Set([
  "foundation-model",
  "inference-profile",
  "default-prompt-router",
  "endpoint",
]);

const hasTags = ({ kind, resourceType }: ModelRef): boolean =>
  !(kind === "base" || kind === "cross-region" || (resourceType && untagged.has(resourceType)));

/** Asks for the tags of a target, by its ARN as the control plane writes it where that is known. */
export async function tagsOf(
  control: Control,
  ref: ModelRef,
  arn: string | undefined,
  place: LookupPlace,
): Promise<FoundTags> {
  if (!hasTags(ref)) return { tags: {}, missing: [] };
  const resource = arn ?? ref.modelId;
  try {
    return { tags: await askForTags(control.lookIn(place), ref.kind, resource), missing: [] };
  } catch (thrown) {
    if (codeOf(thrown) === "not-found") return { tags: {}, missing: [] };
    if (codeOf(thrown) !== "access-denied") throw thrown;
    const operation = ref.kind === "prompt" ? "listPromptTags" : "listTagsForResource";
    return { missing: [{ action: actionOf(operation), resource }] };
  }
}
