import type { Operation } from "../request/requests.ts";
import type { KindRules, OptInField } from "./contract.ts";

const noVariables = "only a stored prompt has variables; put the text into `messages`";

/** A reason for each opt-in field, as literals, since compiler errors show them. */
export type OptInReasons = { readonly [Name in OptInField]: typeof noVariables };

/** Why the opt-in fields are refused where a kind does not take them. */
export const optInReasons: OptInReasons = {
  variables: noVariables,
  promptVariables: noVariables,
};

/** Why a kind does not take a field; `undefined` where it does. */
export function reasonAgainst(rules: KindRules, field: string): string | undefined {
  const refuses: Readonly<Record<string, string | undefined>> = rules.refuses ?? {};
  if (Object.hasOwn(refuses, field)) return refuses[field];
  if (!Object.hasOwn(optInReasons, field)) return undefined;
  const optIn = field as OptInField; // one of the keys of `optInReasons`
  return rules.takes?.includes(optIn) ? undefined : optInReasons[optIn];
}

/** Why a kind does not have an operation; `undefined` where it has. */
export const reasonAgainstOperation = (rules: KindRules, operation: Operation): string | undefined =>
  rules.refuses?.[operation];
