import type { Client } from "../account/account.ts";
import type { Pair } from "../view/pairs.ts";
import { plain } from "../view/plain.ts";
import type { KindFacts } from "./kind-facts.ts";

export type Capabilities = Awaited<ReturnType<Client["resolve"]>>["capabilities"];

/** What can be done with a target, what cannot and why, and what nobody says. */
export function capabilityPairs(capabilities: Capabilities | undefined, kind: KindFacts | undefined): Pair[] {
  const differs: Pair = ["kind", kind?.differs.map(plain)];
  if (!capabilities) return [differs];
  const all = Object.entries(capabilities);
  const reasons = all.map(([, { reason }]) => `: ${reason}`);
  const names = (answer: string) =>
    all.flatMap(([name, capability]) => (capability.answer === answer ? [name] : [])).join(", ");
  return [
    ["yes", names("yes")],
    ["no", noLines(capabilities)],
    ["unknown", names("unknown")],
    // What the kind refuses stands among the answers already, unless it is a field.
    ["kind", kind?.differs.filter((line) => !reasons.some((reason) => line.endsWith(reason))).map(plain)],
  ];
}

/** Several things with one reason stand in one line. */
function noLines(capabilities: Capabilities): string[] {
  const byReason = new Map<string, string[]>();
  for (const [name, { answer, reason }] of Object.entries(capabilities)) {
    if (answer === "no") byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
  }
  return [...byReason].map(([reason, names]) => `${names.join(", ")}: ${plain(reason)}`);
}
