import type { TargetKind } from "../kinds.ts";
import { isBareId, isProfileId } from "./bare-id.ts";

/**
 * The resource types whose ARNs Bedrock accepts as `modelId`, and their kinds; the type system reads it too. Source: the
 * `ConversationalModelId` and `InvokeModelIdentifier` patterns of the service model; where these are known to be narrower
 * than real ids (versioned foundation models, custom models on such, imported custom models), wider.
 */
const kindOfType = {
  "foundation-model": "base",
  "inference-profile": "cross-region",
  "application-inference-profile": "application-profile",
  prompt: "prompt",
  "provisioned-model": "provisioned",
  "custom-model": "custom-model",
  "custom-model-deployment": "custom-deployment",
  "imported-model": "imported",
  "prompt-router": "router",
  "default-prompt-router": "router",
  endpoint: "marketplace",
} as const;

/** A resource type of the table: the word before the first slash of an ARN's last part. */
export type ResourceType = keyof typeof kindOfType;

/** What `resourceOf` says, for the type system. */
export type ResourceKinds = {
  readonly [Type in ResourceType]: {
    readonly kind: (typeof kindOfType)[Type];
    readonly service: Type extends "endpoint" ? "sagemaker" : "bedrock";
    readonly account: Type extends "foundation-model" ? "none" : "own";
  };
};

/** What the name behind the slash must look like, and how to say so. */
type NameRule = readonly [pattern: { test(name: string): boolean }, expected: string];

const twelve: NameRule = [/^[a-z0-9]{12}$/, "12 lower-case letters or digits"];
const dotted: NameRule = [/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9.:-]*$/, "letters, digits, dots, colons and hyphens"];

/** Of those that are not `dotted`. */
const nameRules: { readonly [Type in ResourceType]?: NameRule } = {
  "foundation-model": [
    { test: (name) => isBareId(name) && !isProfileId(name) },
    "the id of a model, such as `amazon.nova-lite-v1:0`",
  ],
  prompt: [/^[0-9A-Za-z]{10}$/, "10 letters or digits"],
  "provisioned-model": twelve,
  "custom-model": [{ test: isCustomModelName }, `\`<base model>/<${twelve[1]}>\``],
  "custom-model-deployment": twelve,
  "imported-model": twelve,
  endpoint: [/^[A-Za-z0-9-]{1,63}$/, "1 to 63 letters, digits and hyphens"],
};

/** `amazon.nova-lite-v1:0:300k/abcdefghijkl` and `imported/abcdefghijkl`. */
function isCustomModelName(name: string): boolean {
  const [origin = "", id = "", ...rest] = name.split("/");
  return (origin === "imported" || isBareId(origin)) && twelve[0].test(id) && rest.length === 0;
}

/** A resource type that Bedrock accepts. */
export interface Resource {
  readonly kind: TargetKind;
  readonly service: "bedrock" | "sagemaker";
  /** Whether its ARN names an account. */
  readonly account: "own" | "none";
  readonly name: NameRule;
}

/** What is known of a resource type; `undefined` for one that is no modelId. */
export function resourceOf(type: string): Resource | undefined {
  if (!Object.hasOwn(kindOfType, type)) return undefined;
  const known = type as ResourceType; // just looked up among the table's own keys
  return {
    kind: kindOfType[known],
    service: known === "endpoint" ? "sagemaker" : "bedrock",
    account: known === "foundation-model" ? "none" : "own",
    name: nameRules[known] ?? dotted,
  };
}

/** The resource type that a kind's ARN has when none is named: the first of the table. */
export function resourceTypeOfKind(kind: TargetKind): ResourceType {
  const types = Object.keys(kindOfType) as ResourceType[]; // the keys of a closed literal
  return types.find((type) => kindOfType[type] === kind) ?? "foundation-model";
}
