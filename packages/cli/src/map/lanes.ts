import type { Kind, TargetKind } from "@bedrock-targets/core";

/**
 * The kinds as lanes, in columns from left to right: whatever refers to something stands left of it. What nothing of
 * Bedrock's stands behind is at the right end, with the models.
 */
const columns: readonly (readonly Kind[])[] = [
  ["prompt", "router"],
  ["application-profile", "custom-deployment", "provisioned"],
  ["cross-region", "custom-model"],
  ["base", "imported", "marketplace"],
];

/** Where a kind stands. One that AWS invents tomorrow stands with the models. */
export interface Place {
  readonly column: number;
  /** Its lane's place in the column, from the top. */
  readonly lane: number;
}

export function placeOf(kind: Kind): Place {
  const column = columns.findIndex((kinds) => kinds.includes(kind));
  if (column < 0) return { column: columns.length - 1, lane: 99 };
  return { column, lane: columns[column]?.indexOf(kind) ?? 0 };
}

/** What a lane is called on the map. */
const titles: { readonly [Kind in TargetKind]: string } = {
  base: "foundation models",
  "cross-region": "cross-region profiles",
  "application-profile": "application profiles",
  prompt: "prompts",
  provisioned: "provisioned throughput",
  "custom-model": "custom models",
  "custom-deployment": "custom deployments",
  imported: "imported models",
  router: "prompt routers",
  marketplace: "marketplace endpoints",
};

export const laneTitle = (kind: Kind): string => (titles as Readonly<Record<string, string>>)[kind] ?? kind;
