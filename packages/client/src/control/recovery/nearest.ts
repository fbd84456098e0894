import type { Candidate } from "./profiles-with.ts";

/** The first word of a region's name, by which regions lie near each other; those of GovCloud are an own geography. */
export const geographyOf = (region: string): string => /^(us-gov|[a-z]+)/.exec(region)?.[0] ?? region;

/** Whether all of a profile's regions are in the geography of a region. */
export const staysNear = ({ destinations }: Candidate, home: string): boolean =>
  destinations.length > 0 &&
  destinations.every((region) => region !== "*" && geographyOf(region) === geographyOf(home));

/** Profiles that stay near first, then those with fewer regions; the order is always the same. */
export function nearestFirst(candidates: readonly Candidate[], home: string | undefined): readonly Candidate[] {
  const rank = (candidate: Candidate) => {
    if (candidate.destinations.includes("*") || candidate.destinations.length === 0) return 2;
    return home !== undefined && staysNear(candidate, home) ? 0 : 1;
  };
  return candidates.toSorted(
    (a, b) => rank(a) - rank(b) || a.destinations.length - b.destinations.length || (a.modelId < b.modelId ? -1 : 1),
  );
}
