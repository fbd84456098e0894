import { partitionOfRegion } from "@bedrock-targets/core/target";
import type { Candidate } from "./profiles-with.ts";

/** The first word of a region's name, by which regions lie near each other; those of GovCloud are an own geography. */
const geographyOf = (region: string): string => /^(us-gov|[a-z]+)/.exec(region)?.[0] ?? region;

const isNear = (region: string, home: string): boolean =>
  region !== "*" && geographyOf(region) === geographyOf(home) && partitionOfRegion(region) === partitionOfRegion(home);

/** Whether all of some regions are known, and in the geography of a region. */
export const staysNear = (destinations: readonly string[], home: string): boolean =>
  destinations.length > 0 && destinations.every((region) => isNear(region, home));

/** Those that stay near first, then those that reach near, then those elsewhere; fewer regions before more. Always the same order. */
export function nearestFirst(candidates: readonly Candidate[], home: string | undefined): readonly Candidate[] {
  const rank = ({ destinations }: Candidate) => {
    if (destinations.includes("*") || destinations.length === 0) return 3;
    if (home === undefined) return 2;
    return staysNear(destinations, home) ? 0 : destinations.some((region) => isNear(region, home)) ? 1 : 2;
  };
  return candidates.toSorted(
    (a, b) => rank(a) - rank(b) || a.destinations.length - b.destinations.length || (a.modelId < b.modelId ? -1 : 1),
  );
}
