import type { TargetKind } from "../kinds.ts";
import { isBareId, isProfileId } from "./bare-id.ts";

/**
 * The resource types whose ARNs Bedrock accepts as `modelId`. The first three members are read by the type system too.
 * Source: the `ConversationalModelId` and `InvokeModelIdentifier` patterns of the service model; where these are known
 * to be narrower than real ids (versioned foundation models, custom models on such, imported custom models), wider.
 */
const resourceTable = {
  "foundation-model": { service: "bedrock", account: "none", kind: "base" },
  "inference-profile": { service: "bedrock", account: "own", kind: "cross-region" },
  "application-inference-profile": { service: "bedrock", account: "own", kind: "application-profile" },
  prompt: { service: "bedrock", account: "own", kind: "prompt" },
  "provisioned-model": { service: "bedrock", account: "own", kind: "provisioned" },
  "custom-model": { service: "bedrock", account: "own", kind: "custom-model" },
  "custom-model-deployment": { service: "bedrock", account: "own", kind: "custom-deployment" },
  "imported-model": { service: "bedrock", account: "own", kind: "imported" },
  "prompt-router": { service: "bedrock", account: "own", kind: "router" },
  "default-prompt-router": { service: "bedrock", account: "own", kind: "router" },
  endpoint: { service: "sagemaker", account: "own", kind: "marketplace" },
} as const;

export type ResourceKinds = typeof resourceTable;

/** A resource type of the table: the word before the first slash of an ARN's last part. */
export type ResourceType = keyof ResourceKinds;

/** What the name behind the slash must look like, and how to say so. */
interface NameRule {
  readonly accepts: (name: string) => boolean;
  readonly expected: string;
}

const twelve: NameRule = {
  accepts: (name) => /^[a-z0-9]{12}$/.test(name),
  expected: "12 lower-case letters or digits",
};
const dotted: NameRule = {
  accepts: (name) => /^[A-Za-z0-9]/.test(name) && /^[A-Za-z0-9.:-]+$/.test(name) && !name.includes(".."),
  expected: "letters, digits, dots, colons and hyphens",
};
const endpointName: NameRule = {
  accepts: (name) => /^[A-Za-z0-9-]{1,63}$/.test(name),
  expected: "1 to 63 letters, digits and hyphens",
};

const nameRules: Readonly<Record<ResourceType, NameRule>> = {
  "foundation-model": {
    accepts: (name) => isBareId(name) && !isProfileId(name),
    expected: "the id of a model, such as `amazon.nova-lite-v1:0`",
  },
  "inference-profile": dotted,
  "application-inference-profile": dotted,
  prompt: { accepts: (name) => /^[0-9A-Za-z]{10}$/.test(name), expected: "10 letters or digits" },
  "provisioned-model": twelve,
  "custom-model": { accepts: isCustomModelName, expected: "`<base model>/<12 lower-case letters or digits>`" },
  "custom-model-deployment": twelve,
  "imported-model": twelve,
  "prompt-router": dotted,
  "default-prompt-router": dotted,
  endpoint: endpointName,
};

/** `amazon.nova-lite-v1:0:300k/abcdefghijkl` and `imported/abcdefghijkl`. */
function isCustomModelName(name: string): boolean {
  const slash = name.indexOf("/");
  const origin = name.slice(0, slash);
  return slash > 0 && (origin === "imported" || isBareId(origin)) && twelve.accepts(name.slice(slash + 1));
}

/** An entry of the table with its rule, or `undefined` for a resource type that is no modelId. */
export function resourceOf(type: string): (ResourceKinds[ResourceType] & NameRule) | undefined {
  if (!Object.hasOwn(resourceTable, type)) return undefined;
  const known = type as ResourceType; // just looked up among the table's own keys
  return { ...resourceTable[known], ...nameRules[known] };
}

const firstTypes: ReadonlyMap<TargetKind, ResourceType> = new Map(
  // The keys of a closed literal; backwards, so that of two types of a kind the first one stays.
  (Object.keys(resourceTable) as ResourceType[]).reverse().map((type) => [resourceTable[type].kind, type]),
);

/** The resource type that a kind's ARN has when none is named: the first of the table. */
export const resourceTypeOfKind = (kind: TargetKind): ResourceType => firstTypes.get(kind) ?? "foundation-model";
