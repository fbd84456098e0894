import { type BoundTarget, partitionOfRegion, rulesOf } from "@bedrock-targets/core/target";
import { Refused } from "./refused.ts";

/** Where a client's calls may go. */
export interface RegionPolicy {
  readonly regions: "follow" | "strict";
  readonly within: readonly string[] | undefined;
}

/**
 * The region to send a call to; `undefined` where neither the target nor the client (`home`) names one.
 *
 * @throws Refused `region-mismatch`
 */
export function regionFor(
  target: BoundTarget,
  home: string | undefined,
  { regions, within }: RegionPolicy,
): string | undefined {
  const region = target.ref.region ?? home;
  if (home !== undefined && region !== undefined) {
    if (isElsewhere(target, region, home)) throw new Refused((words) => words.otherPartition(target.ref, region, home));
    if (regions === "strict" && region !== home) throw new Refused((words) => words.awayFrom(home, target.ref, region));
  }
  if (within && !within.includes("*")) stayWithin(target, region, within);
  return region;
}

/** Whether a target lies in another partition, by its ARN's partition or by its region. */
function isElsewhere({ ref }: BoundTarget, region: string, home: string): boolean {
  const partition = partitionOfRegion(home);
  return partitionOfRegion(region) !== partition || (ref.partition ?? partition) !== partition;
}

function stayWithin(target: BoundTarget, region: string | undefined, within: readonly string[]): void {
  if (region === undefined) throw new Refused((words) => words.noRegion(target.ref));
  const destination = rulesOf(target).destinations === "own" ? region : undefined;
  if (destination !== undefined && within.some((pattern) => matches(pattern, destination))) return;
  throw new Refused((words) => words.outside(within, target, destination));
}

/** A region's name, or a glob in which `*` stands for any characters. */
function matches(pattern: string, region: string): boolean {
  const [head = "", ...rest] = pattern.split("*");
  const tail = rest.pop();
  if (tail === undefined) return pattern === region;
  if (!region.startsWith(head) || region.length < head.length + tail.length || !region.endsWith(tail)) return false;
  let at = head.length;
  for (const piece of rest) {
    const found = region.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= region.length - tail.length;
}
