import { type BoundTarget, rulesOf } from "@bedrock-targets/core/target";
import { Refused } from "./refused.ts";

/** The regions that nothing may leave: names, or globs in which `*` stands for any characters. */
export type Fence = readonly string[];

/** The fence of a client's option `within`; `undefined` where there is none, or where it is around everything. */
export function fenceOf(within: string | readonly string[] | undefined): Fence | undefined {
  const patterns = typeof within === "string" ? [within] : within;
  return patterns?.includes("*") ? undefined : patterns;
}

/** Whether calls on a target are answered in its own region, so that nothing has to be looked up. */
export const staysInRegion = (target: BoundTarget): boolean => rulesOf(target).destinations === "own";

/** The call itself must stay inside, wherever it is answered then. @throws Refused */
export function checkRegion(fence: Fence, target: BoundTarget, region: string | undefined): void {
  if (region === undefined) throw new Refused((words) => words.noRegion(target.ref));
  if (!isWithin(fence, region)) throw new Refused((words) => words.outside(fence, target, region));
}

/** Whether one of the patterns fits a region. */
export const isWithin = (fence: Fence, region: string): boolean => fence.some((pattern) => matches(pattern, region));

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
