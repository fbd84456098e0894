import { isRegionless, refOf } from "../resolve/named.ts";

/**
 * Whether two profiles have the same models in the same regions. AWS adds regions to its `global.` profiles, which name
 * their models without a region too: then that is what is compared.
 */
export function sameModels(some: readonly string[], others: readonly string[]): boolean {
  const [first, second] = [comparable(some), comparable(others)];
  return first.size === second.size && [...first].every((arn) => second.has(arn));
}

function comparable(arns: readonly string[]): ReadonlySet<string> {
  const everywhere = arns.filter(isEverywhere);
  return new Set(everywhere.length > 0 ? everywhere : arns);
}

function isEverywhere(arn: string): boolean {
  const ref = refOf(arn);
  return ref !== undefined && isRegionless(ref);
}
