import type { ListedTarget } from "@bedrock-targets/client";
import { identify } from "../map/identity.ts";

/**
 * AWS's own profiles that contain a foundation model, the nearest to a region first; none for a string of another kind.
 * Never application profiles: their tags bill somebody else.
 */
export function profilesWith(
  modelId: string,
  targets: readonly ListedTarget[],
  region: string | undefined,
): readonly string[] {
  const wanted = identify(modelId);
  if (wanted?.kind !== "base") return [];
  const profiles = targets.filter(
    ({ kind, behind }) => kind === "cross-region" && behind.some((one) => identify(one)?.key === wanted.key),
  );
  return inOrder(profiles.map(placed), region).map((profile) => profile.modelId);
}

/** What serves a custom model: deployments first, which cost nothing while nobody calls them. */
export function serversOf(modelId: string, targets: readonly ListedTarget[]): readonly string[] {
  const wanted = identify(modelId)?.key;
  const servers = targets.filter(
    ({ kind, behind }) =>
      (kind === "custom-deployment" || kind === "provisioned") && behind.some((one) => identify(one)?.key === wanted),
  );
  return servers.sort(({ kind: one }, { kind: other }) => (one < other ? -1 : 1)).map((target) => target.modelId);
}

interface Placed {
  readonly modelId: string;
  /** Where its calls may be answered; `*` for anywhere. */
  readonly regions: readonly string[];
}

const placed = ({ modelId, behind }: ListedTarget): Placed => ({
  modelId,
  regions: [...new Set(behind.flatMap((one) => identify(one)?.region ?? []))],
});

/** Those that stay near, those that reach near, those elsewhere, those of all regions, as the client's own recovery has it. */
function inOrder(profiles: readonly Placed[], home = ""): readonly Placed[] {
  const isNear = (region: string) => geographyOf(region) === geographyOf(home);
  const rank = ({ regions }: Placed) => {
    if (regions.length === 0 || regions.includes("*")) return 3;
    if (regions.every(isNear)) return 0;
    return regions.some(isNear) ? 1 : 2;
  };
  return profiles.toSorted(
    (one, other) =>
      rank(one) - rank(other) || one.regions.length - other.regions.length || (one.modelId < other.modelId ? -1 : 1),
  );
}

/** The first word of a region's name; GovCloud is a geography of its own. */
const geographyOf = (region: string): string => /^(us-gov|[a-z]+)/.exec(region)?.[0] ?? region;
