/**
 * The ten kinds of thing that Amazon Bedrock accepts as `modelId`, in the order in which documentation lists them.
 * Each names the package that brings its strategy and the export to hand to the client.
 */
const kindTable = {
  base: { package: "@bedrock-targets/base", export: "base" },
  "cross-region": { package: "@bedrock-targets/cross-region", export: "crossRegion" },
  "application-profile": { package: "@bedrock-targets/application-profile", export: "applicationProfile" },
  prompt: { package: "@bedrock-targets/prompt", export: "prompt" },
  provisioned: { package: "@bedrock-targets/provisioned", export: "provisioned" },
  "custom-model": { package: "@bedrock-targets/provisioned", export: "provisioned" },
  "custom-deployment": { package: "@bedrock-targets/provisioned", export: "provisioned" },
  imported: { package: "@bedrock-targets/imported", export: "imported" },
  router: { package: "@bedrock-targets/router", export: "router" },
  marketplace: { package: "@bedrock-targets/marketplace", export: "marketplace" },
} as const;

type KindTable = typeof kindTable;

/** One of the ten kinds that the modelId grammar knows. */
export type TargetKind = keyof KindTable;

/** A kind that a strategy may serve: one of ours, or one that its author made up (`other:…`). */
export type Kind = TargetKind | `other:${string}`;

/** The package that brings the strategy of a kind: `PackageOf<"prompt">` is `"@bedrock-targets/prompt"`. */
export type PackageOf<K extends TargetKind> = KindTable[K]["package"];

/** All ten kinds. */
export const targetKinds: readonly TargetKind[] = Object.keys(kindTable) as TargetKind[]; // the keys of a closed literal

/** Where the strategy of a kind comes from: `{ package: "@bedrock-targets/prompt", export: "prompt" }`. */
export const sourceOfKind = (kind: TargetKind): { readonly package: string; readonly export: string } =>
  kindTable[kind];
