import { type BoundTarget, partitionOfRegion } from "@bedrock-targets/core/target";
import { Refused } from "./refused.ts";

/** What to do with a target of another region than the client's. */
export type RegionPolicy = "follow" | "strict";

/**
 * The region of a target; `undefined` where neither the target nor the client (`home`) names one.
 *
 * @throws Refused `region-mismatch`
 */
export function placeOf(target: BoundTarget, home: string | undefined, regions: RegionPolicy): string | undefined {
  const region = target.ref.region ?? home;
  if (home === undefined || region === undefined) return region;
  if (isElsewhere(target, region, home)) throw new Refused((words) => words.otherPartition(target.ref, region, home));
  if (regions === "strict" && region !== home) throw new Refused((words) => words.awayFrom(home, target.ref, region));
  return region;
}

/** Whether a target lies in another partition, by its ARN's partition or by its region. */
function isElsewhere({ ref }: BoundTarget, region: string, home: string): boolean {
  const partition = partitionOfRegion(home);
  return partitionOfRegion(region) !== partition || (ref.partition ?? partition) !== partition;
}
