/** The ten kinds of thing that Amazon Bedrock accepts as `modelId`, in the order in which documentation lists them. */
const kinds = [
  "base",
  "cross-region",
  "application-profile",
  "prompt",
  "provisioned",
  "custom-model",
  "custom-deployment",
  "imported",
  "router",
  "marketplace",
] as const;

/** One of the ten kinds that the modelId grammar knows. */
export type TargetKind = (typeof kinds)[number];

/** A kind that a strategy may serve: one of ours, or one that its author made up (`other:…`). */
export type Kind = TargetKind | `other:${string}`;

/** The package that brings the strategy of a kind: `PackageOf<"prompt">` is `"@bedrock-targets/prompt"`. */
export type PackageOf<K extends TargetKind> = `@bedrock-targets/${K extends `custom-${string}` ? "provisioned" : K}`;

/** All ten kinds. */
export const targetKinds: readonly TargetKind[] = kinds;

/** Where the strategy of a kind comes from: `{ package: "@bedrock-targets/prompt", export: "prompt" }`. */
export function sourceOfKind(kind: TargetKind): { readonly package: string; readonly export: string } {
  const name = kind.startsWith("custom-") ? "provisioned" : kind;
  const inCamelCase = name.replace(/-./, (letter) => letter.charAt(1).toUpperCase());
  return { package: `@bedrock-targets/${name}`, export: inCamelCase };
}
