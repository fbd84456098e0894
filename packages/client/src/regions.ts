import {
  BedrockTargetError,
  type BoundTarget,
  invalidRequest,
  type ModelRef,
  partitionOfRegion,
  rulesOf,
} from "@bedrock-targets/core";

/** Where a client's calls may go. */
export interface RegionPolicy {
  /** The client's own region. */
  readonly own: () => Promise<string | undefined>;
  readonly regions: "follow" | "strict";
  readonly within: readonly string[] | undefined;
}

/**
 * The region to send a call to; `undefined` where neither the target nor the client names one.
 *
 * @throws BedrockTargetError `region-mismatch`
 */
export async function regionFor(target: BoundTarget, policy: RegionPolicy): Promise<string | undefined> {
  const { ref } = target;
  const region = ref.region === undefined ? await policy.own() : await followed(ref, ref.region, policy);
  if (policy.within) stayWithin(target, region, policy.within);
  return region;
}

async function followed(ref: ModelRef, region: string, { own, regions }: RegionPolicy): Promise<string> {
  const home = await own();
  if (home === undefined) return region;
  const partition = partitionOfRegion(home);
  if (partitionOfRegion(region) !== partition || (ref.partition ?? partition) !== partition) {
    throw mismatch(
      ref,
      `The target lies in ${region} (${ref.partition}), in another partition than the client's region ${home}.`,
      region,
    );
  }
  if (regions === "follow" || home === region) return region;
  throw mismatch(
    ref,
    `The target lies in ${region}, the client in ${home}, and is not to leave it ("strict").`,
    region,
  );
}

const mismatch = (ref: ModelRef, message: string, region: string): BedrockTargetError =>
  new BedrockTargetError({
    code: "region-mismatch",
    message,
    advice: `Use a client of ${region}, or a target of the client's region.`,
    target: ref,
  });

function stayWithin(target: BoundTarget, region: string | undefined, within: readonly string[]): void {
  if (within.includes("*")) return;
  if (region === undefined)
    throw invalidRequest(
      "The region is not known, and `within` needs it.",
      "Pass `region` to the client, or set AWS_REGION.",
      target.ref,
    );
  const destination = rulesOf(target).destinations === "own" ? region : undefined;
  if (destination !== undefined && within.some((pattern) => matches(pattern, destination))) return;
  throw new BedrockTargetError({
    code: "region-mismatch",
    message: `The call may go to ${destination ?? "regions that are not known"}, outside of the fence ${within.join(", ")}.`,
    advice:
      destination === undefined
        ? `A target of kind \`${target.kind}\` chooses its regions: use one that stays in its own.`
        : "Use a target inside of the fence, or widen `within`.",
    target: target.ref,
  });
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
