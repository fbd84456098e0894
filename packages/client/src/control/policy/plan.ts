import type { BoundTarget } from "@bedrock-targets/core/target";
import { fenceOf } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { permissionsOf } from "./kinds/index.ts";
import { notes } from "./notes.ts";
import { invokingOf, reasonAgainst } from "./operations.ts";
import type { PolicyOperation } from "./options.ts";
import type { Invoking } from "./stop.ts";

/** What the client will do with one target. */
export interface Plan {
  readonly invoking: Invoking;
  readonly invokes: boolean;
  readonly counts: boolean;
  /** Whether it reads what stands behind the target. */
  readonly walks: boolean;
  /** Whether it then reads the models. */
  readonly models: boolean;
  /** Whether it reads the tags. */
  readonly tags: boolean;
  /** Whether it looks for profiles, where a model cannot be called by itself. */
  readonly recovers: boolean;
}

/** What is left of the operations on a target of its kind, and which look-ups come with them. */
export function planFor(client: ClientState, target: BoundTarget, operations: readonly PolicyOperation[]): Plan {
  const possible = operations.filter((operation) => reasonAgainst(target, operation) === undefined);
  const invoking = invokingOf(possible);
  const invokes = invoking.model.length > 0;
  const counts = possible.includes("countTokens");
  const resolves = possible.includes("resolve");
  const countsBehind = counts && target.kind !== "base";
  const { within, recover } = client.options;
  // Inside of a fence, every call asks for the destinations.
  const isFenced = fenceOf(within) !== undefined && invokes && permissionsOf(target.kind)?.looksBehind === true;
  return {
    invoking,
    invokes,
    counts,
    walks: resolves || countsBehind || isFenced,
    models: resolves || countsBehind,
    tags: resolves,
    recovers: invokes && target.kind === "base" && recover?.onDemand === "profile",
  };
}

/** A strategy's rules refuse some operations, often several for the same reason: nothing is allowed for these. */
export function refusals(target: BoundTarget, operations: readonly PolicyOperation[]): readonly string[] {
  const reasons = new Set(operations.map((operation) => reasonAgainst(target, operation)));
  return [...reasons].flatMap((reason) => {
    const names = operations.filter((operation) => reasonAgainst(target, operation) === reason);
    return reason === undefined ? [] : [notes.refused(target.ref, names, reason)];
  });
}
