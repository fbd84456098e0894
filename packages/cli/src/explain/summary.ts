import type { Context } from "../context.ts";
import { type Pair, pairs } from "../view/pairs.ts";
import { paragraph, type Screen } from "../view/screen.ts";
import { type KindFacts, kindFacts } from "./kind-facts.ts";

const opening =
  "Bedrock takes ten kinds of thing as modelId. What a string is, it mostly says itself; what stands behind it, the account knows.";

/** The ten kinds, each with what it is, what to pass and what differs. */
export function printSummary({ out, options }: Context): void {
  const facts = kindFacts();
  if (options.json) out.json({ kinds: facts });
  else printKinds(out, facts);
}

function printKinds(out: Screen, facts: readonly KindFacts[]): void {
  out.print(...paragraph(out, opening), "");
  for (const fact of facts) out.print(out.paint("bold", fact.kind), ...pairs(out, pairsOf(fact), 2), "");
  out.print(...paragraph(out, "`bedrock-targets explain <modelId>` says all of it for one string."));
}

const pairsOf = ({ is, behind, pass, differs, package: source }: KindFacts): Pair[] => [
  ["is", is],
  ["pass", pass],
  ["behind", behind],
  ["differs", differs],
  ["package", source],
];
