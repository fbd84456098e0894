import type { PolicyDocument, PolicyStatement } from "./document.ts";
import { conditionKey, type Grant, withoutCovered } from "./grant.ts";
import { sidsFor } from "./sids.ts";

/** Statements before they have names. */
export type Unnamed = Omit<PolicyStatement, "Sid">;

/**
 * Joins the actions on the same resource, and then the resources with the same actions: no resource stands in two statements of
 * the same condition. The order of the grants does not show in the result.
 */
export function merge(grants: readonly Grant[]): PolicyDocument {
  const onOneResource = grouped(withoutCovered(grants), (grant) => [grant.resource, conditionKey(grant)]).map(joined);
  const statements = grouped(onOneResource, ({ Action, Condition }) => [Action, Condition]).map(withResourcesOf);
  const sorted = statements.toSorted((one, other) => compare(textOf(one), textOf(other)));
  const sids = sidsFor(sorted);
  return {
    Version: "2012-10-17",
    Statement: sorted.map((statement, at) => ({ Sid: sids[at] ?? "", ...statement })), // there is one for each
  };
}

/** Lists of what has the same key, none of them empty. */
function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => unknown,
): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

const joined = (grants: readonly [Grant, ...Grant[]]): Unnamed => {
  const [{ resource, condition }] = grants;
  const Action = grants.map(({ action }) => action).toSorted(compare);
  return { Effect: "Allow", Action, Resource: [resource], ...(condition && { Condition: condition }) };
};

const withResourcesOf = (statements: readonly [Unnamed, ...Unnamed[]]): Unnamed => {
  const [{ Effect, Action, Condition }] = statements;
  const Resource = statements.flatMap((statement) => statement.Resource).toSorted(compare);
  return { Effect, Action, Resource, ...(Condition && { Condition }) };
};

const textOf = ({ Action, Condition, Resource }: Unnamed): string =>
  JSON.stringify([Action, Condition ?? {}, Resource]);

/** By code units: the order is the same on all machines. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
