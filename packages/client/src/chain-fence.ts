import { BedrockTargetError, type BoundTarget, type ModelRef, tryParseModelId } from "@bedrock-targets/core/target";

/** How the names of regions begin of which a geography's profiles have one at least. Source: user guide, "Inference profiles". */
const regionsOf: Readonly<Record<string, string>> = {
  apac: "ap-",
  au: "ap-",
  ca: "ca-",
  eu: "eu-",
  in: "ap-",
  jp: "ap-",
  us: "us-",
  "us-gov": "us-gov-",
};

/**
 * Refuses links of which their strings say already that they are answered outside of a fence: an ARN of a region that is, a
 * profile that is `global`, or of a geography whose regions are.
 *
 * @throws BedrockTargetError with code `region-mismatch`
 */
export function checkLinks(
  links: readonly (string | BoundTarget)[],
  within: string | readonly string[] | undefined,
): void {
  const fence = [within ?? "*"].flat();
  if (fence.includes("*")) return;
  for (const link of links) {
    const target = typeof link === "string" ? tryParseModelId(link) : link.ref;
    const place = target && placeOutside(target, fence);
    if (place !== undefined) throw outside(target, place, fence);
  }
}

/** Where a target is answered, if its string says so and that is outside. */
function placeOutside({ kind, modelId, region, resourceId = modelId }: ModelRef, fence: readonly string[]) {
  if (region !== undefined && !fence.some((pattern) => matches(pattern, region))) return region;
  if (kind !== "cross-region") return undefined;
  const geography = resourceId.slice(0, resourceId.indexOf("."));
  if (geography === "global") return "any region";
  const start = regionsOf[geography];
  return start === undefined || fence.some((pattern) => mayMatch(pattern, start)) ? undefined : `regions in ${start}*`;
}

/**
 * As the client's own fence has it (`call/fence.ts`), which is loaded by the first call and not before: a program that makes a
 * chain has none yet.
 */
const matches = (pattern: string, region: string): boolean =>
  new RegExp(`^${pattern.replace(/[^\w*-]/g, "\\$&").replaceAll("*", ".*")}$`).test(region);

/** Whether a pattern may fit a name that begins so. */
function mayMatch(pattern: string, start: string): boolean {
  const [head = "", ...rest] = pattern.split("*");
  return head.startsWith(start) || (rest.length > 0 && start.startsWith(head));
}

const outside = (target: ModelRef | undefined, place: string, fence: readonly string[]): BedrockTargetError =>
  new BedrockTargetError({
    code: "region-mismatch",
    message: `The link ${JSON.stringify(target?.modelId)} may go to ${place}, outside of the chain's fence ${fence.join(", ")}.`,
    advice: "Use a target inside of the fence, or widen `within`.",
    target,
  });
