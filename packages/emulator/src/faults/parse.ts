import { checkFault, checkOptions, optionsOf, unknownKind } from "./check.ts";
import { behaviourOf, type Fault, type FaultKind, isFaultKind } from "./kinds.ts";

/**
 * Reads a fault as the command line has it: `kind`, `kind:value`, `kind:value,name=value,name=value`.
 *
 * The value after the colon is the kind's main option. Where it has none, it is the share of the calls: a whole number
 * is `times`, one with a point is `rate`. Names are those of the options, `retry-after` or `retryAfter`. A comma is part
 * of a value unless a name and an equals sign follow it.
 *
 * @throws TypeError with one sentence that says what is allowed
 */
export const parseFault = (text: string): Fault => {
  const [head = "", ...pairs] = text.split(/,(?=[A-Za-z-]+=)/);
  const [, kind, value] = /^([^:]*)(?::(.*))?$/s.exec(head) ?? [];
  if (!isFaultKind(kind)) throw unknownKind(kind);
  const main = value === undefined ? [] : [[mainOf(kind, value), value] as const];
  const given = [...main, ...pairs.map(namedValue)];
  const options = Object.fromEntries(given.map(([name, shown]) => [name, read(kind, name, shown)]));
  checkOptions(kind, options);
  const fault = { kind, ...options };
  checkFault(fault);
  return fault;
};

const mainOf = (kind: FaultKind, value: string): string =>
  behaviourOf(kind).main ?? (value.includes(".") ? "rate" : "times");

const namedValue = (pair: string): readonly [name: string, value: string] => {
  const at = pair.indexOf("=");
  const name = pair.slice(0, at).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return [name, pair.slice(at + 1)];
};

/** What cannot be read stays text, so that the error message can show it. */
const read = (kind: FaultKind, name: string, text: string): unknown => {
  const options = optionsOf(kind);
  const type = Object.hasOwn(options, name) ? options[name] : undefined;
  const value = type?.parse(text);
  return type?.accepts(value) ? value : text;
};
