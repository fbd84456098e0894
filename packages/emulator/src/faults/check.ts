import { emulatedKinds } from "../account/resource.ts";
import { controlOperations } from "../control/operations.ts";
import { operations } from "../http/operations.ts";
import { behaviourOf, type Fault, type FaultKind, faultKindNames, isFaultKind } from "./kinds.ts";
import { type OptionType, share, whole } from "./option-types.ts";
import type { FaultScope } from "./scope.ts";

const runtimeOperations: readonly string[] = [...operations.values()].map(({ name }) => name);

const operationNames: ReadonlySet<string> = new Set([
  "*",
  ...runtimeOperations,
  ...controlOperations.map(({ name }) => name),
]);

const operation: OptionType = {
  takes: `${runtimeOperations.join(", ")}, an operation of the control plane such as GetInferenceProfile, or *`,
  accepts: (value) => typeof value === "string" && operationNames.has(value),
  parse: (text) => text,
};

/** Every modelId has a dot or a colon; a word without them is a kind, or misspelt. */
const target: OptionType = {
  takes: `a modelId, or one of ${emulatedKinds.join(", ")}`,
  accepts: (value) => typeof value === "string" && (/[.:]/.test(value) || emulatedKinds.some((kind) => kind === value)),
  parse: (text) => text,
};

const scopeOptions: { readonly [Name in keyof FaultScope]-?: OptionType } = {
  times: whole(1),
  rate: share,
  skip: whole(0),
  target,
  operation,
};

/** All options of a kind of fault, by name. */
export const optionsOf = (kind: FaultKind): Readonly<Record<string, OptionType>> => ({
  ...behaviourOf(kind).options,
  ...scopeOptions,
});

/** Checks what JavaScript or a command line may get wrong. Throws a TypeError whose message says what is allowed. */
export function checkFault(fault: unknown): asserts fault is Fault {
  if (typeof fault !== "object" || fault === null) {
    throw new TypeError('A fault is an object such as { kind: "throttle", times: 2 }');
  }
  const { kind, ...given }: { readonly kind?: unknown } = fault;
  if (!isFaultKind(kind)) throw unknownKind(kind);
  checkOptions(kind, given);
}

/** Checks everything but the kind. */
export const checkOptions = (kind: FaultKind, given: object): void => {
  const options = optionsOf(kind);
  for (const [name, value] of Object.entries(given)) checkOption(kind, options, name, value);
};

const checkOption = (kind: FaultKind, options: Readonly<Record<string, OptionType>>, name: string, value: unknown) => {
  const type = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!type) {
    throw new TypeError(`A fault "${kind}" has no option "${name}": it takes ${Object.keys(options).join(", ")}`);
  }
  if (value === undefined || type.accepts(value)) return;
  throw new TypeError(`The option "${name}" of a fault "${kind}" takes ${type.takes}, not ${shown(value)}`);
};

/** What a caller named that there is not. */
export const unknownKind = (kind: unknown): TypeError =>
  new TypeError(`There is no fault ${shown(kind)}: choose one of ${faultKindNames.join(", ")}`);

/** Short, whatever it is. */
const shown = (value: unknown): string => {
  const text = typeof value === "object" && value ? JSON.stringify(value) : JSON.stringify(String(value));
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
