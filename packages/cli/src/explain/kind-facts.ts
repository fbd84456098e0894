import { allTargets } from "@bedrock-targets/all";
import {
  formatModelId,
  type KindRules,
  type ModelIdParts,
  type PackageOf,
  sourceOfKind,
  type TargetKind,
  targetKinds,
} from "@bedrock-targets/core/target";
import { behindOf, meaningOf } from "./meanings.ts";

/** A kind at a glance: in words what nobody else says, and the rest from its rules. */
export interface KindFacts {
  readonly kind: TargetKind;
  readonly is: string;
  /** What stands behind it. */
  readonly behind: string;
  /** Strings of the kind that can be passed, the plainest first. */
  readonly pass: readonly string[];
  /** What differs from a plain model: refused fields and operations with the reason, further fields. */
  readonly differs: readonly string[];
  readonly package: PackageOf<TargetKind>;
}

export const kindFacts = (): KindFacts[] => targetKinds.map(factsOf);

export function factsOf(kind: TargetKind): KindFacts {
  const source = sourceOfKind(kind).package as PackageOf<TargetKind>; // which is what it says
  return {
    kind,
    is: meaningOf[kind],
    behind: behindOf[kind],
    pass: samples(kind),
    differs: differences(rulesOfKind(kind)),
    package: source,
  };
}

/** The rules of a kind, as the strategy that serves it has them. */
export function rulesOfKind(kind: TargetKind): KindRules {
  for (const { rules } of allTargets) {
    const own = (rules as Readonly<Partial<Record<TargetKind, KindRules>>>)[kind]; // a table by kind
    if (own) return own;
  }
  return {};
}

const place = { region: "us-east-1", accountId: "123456789012" } as const;
const twelve = "a1b2c3d4e5f6";

/** The parts of a sample ARN of each kind; those of which the id can be passed too have it in front. */
const sampleParts: { readonly [Kind in TargetKind]: readonly Omit<ModelIdParts, "kind">[] } = {
  base: [{ modelId: "amazon.nova-lite-v1:0" }, { region: place.region, resourceId: "amazon.nova-lite-v1:0" }],
  "cross-region": [{ modelId: "us.amazon.nova-lite-v1:0" }, { ...place, resourceId: "us.amazon.nova-lite-v1:0" }],
  "application-profile": [{ ...place, resourceId: twelve }],
  prompt: [{ ...place, resourceId: "ABCDEFGHIJ", version: 3 }],
  provisioned: [{ ...place, resourceId: twelve }],
  "custom-model": [{ ...place, resourceId: `amazon.nova-lite-v1:0/${twelve}` }],
  "custom-deployment": [{ ...place, resourceId: twelve }],
  imported: [{ ...place, resourceId: twelve }],
  router: [{ ...place, resourceId: twelve }],
  marketplace: [{ ...place, resourceId: "my-endpoint" }],
};

const samples = (kind: TargetKind): string[] =>
  sampleParts[kind].map((parts) => parts.modelId ?? formatModelId({ ...parts, kind }));

function differences({ refuses = {}, takes = [], messages }: KindRules): string[] {
  const byReason = new Map<string, string[]>();
  for (const [name, reason] of Object.entries(refuses)) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  return [
    ...[...byReason].map(([reason, names]) => `refuses ${names.join(", ")}: ${reason}`),
    ...(takes.length > 0 ? [`takes ${takes.join(" or ")}`] : []),
    ...(messages === "optional" ? ["needs no messages"] : []),
  ];
}
