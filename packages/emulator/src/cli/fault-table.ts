import { behaviourOf, type FaultKind, faultKindNames } from "../faults/kinds.ts";
import { refusalOptions } from "../faults/refusals.ts";

/** All kinds of fault for the help text: what each is, and what it takes beside its scope. */
export const faultTable = (): string =>
  faultKindNames.map((kind) => `  ${form(kind).padEnd(29)}${textOf(kind)}\n`).join("");

/** `cut-after[:EVENTS]` */
const form = (kind: FaultKind): string => `${kind}[:${dashed(behaviourOf(kind).main ?? "share").toUpperCase()}]`;

const textOf = (kind: FaultKind): string => {
  const { says, options, main } = behaviourOf(kind);
  // The options that all refusals have are said once, above the table.
  const known = "retryAfter" in options ? refusalOptions : {};
  const others = Object.keys(options).filter((name) => name !== main && !(name in known));
  return others.length > 0 ? `${says}; ${others.map(dashed).join(", ")}` : says;
};

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
