import type { PolicyCondition } from "./document.ts";

/** One action on one resource: what statements are made of. */
export interface Grant {
  /** Such as `bedrock:InvokeModel`. */
  readonly action: string;
  /** An ARN, in which `*` stands for what is not known; `*` alone for an action that knows no resource. */
  readonly resource: string;
  readonly condition?: PolicyCondition | undefined;
}

/** Some actions on some resources, one by one. */
export const grantsOf = (
  actions: readonly string[],
  resources: readonly string[],
  condition?: PolicyCondition,
): readonly Grant[] =>
  actions.flatMap((action) =>
    resources.map((resource) => ({ action, resource, ...(condition !== undefined && { condition }) })),
  );

/** The same string for the same condition; empty for none. */
export const conditionKey = ({ condition }: Grant): string => (condition ? JSON.stringify(condition) : "");

/** Without those that stand there twice, and those that another one allows as well. */
export function withoutCovered(grants: readonly Grant[]): readonly Grant[] {
  const all = [...new Map(grants.map((grant) => [`${whatOf(grant)} ${conditionKey(grant)}`, grant])).values()];
  const open = new Set(all.filter(({ condition }) => !condition).map(whatOf));
  const wide = all.filter(({ resource }) => resource.includes("*"));
  return all.filter(
    (grant) =>
      !(grant.condition && open.has(whatOf(grant))) && !wide.some((other) => other !== grant && covers(other, grant)),
  );
}

const whatOf = ({ action, resource }: Grant): string => `${action} ${resource}`;

/** In a resource, IAM takes `*` for any letters, colons and slashes included. */
function covers(wide: Grant, grant: Grant): boolean {
  if (wide.action !== grant.action || (wide.condition && conditionKey(wide) !== conditionKey(grant))) return false;
  const parts = wide.resource.split("*").map((part) => part.replace(/[^\w]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(grant.resource);
}
