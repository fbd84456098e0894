import { type ServiceModel, type Shape, shapeOf } from "./model.ts";

const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ["character", "characters"],
  list: ["item", "items"],
  map: ["entry", "entries"],
  blob: ["byte", "bytes"],
};

/** The limits of a value, as a phrase such as `1–64 characters`; empty where the model sets none. */
export function limitsOf(model: ServiceModel, name: string): string {
  const shape = shapeOf(model, name);
  return [ownLimits(shape), ...partLimits(model, shape)].filter((phrase) => phrase !== "").join(", ");
}

function ownLimits(shape: Shape): string {
  const unit = units[shape.type];
  // A count is never negative: a minimum of 0 says nothing about a string, list, map or blob.
  const minimum = unit && shape.min === 0 ? undefined : shape.min;
  const range = rangeOf(minimum, shape.max);
  if (range === "" || !unit) return range;
  return `${range} ${(shape.max ?? shape.min) === 1 ? unit[0] : unit[1]}`;
}

function rangeOf(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined) return maximum === undefined ? "" : `≤ ${maximum}`;
  return maximum === undefined ? `≥ ${minimum}` : `${minimum}–${maximum}`;
}

function partLimits(model: ServiceModel, shape: Shape): string[] {
  const parts = [
    ["each", shape.member],
    ["key", shape.key],
    ["value", shape.value],
  ] as const;
  return parts.map(([label, reference]) => {
    const limits = reference ? limitsOf(model, reference.shape) : "";
    return limits === "" ? "" : `${label} ${limits}`;
  });
}
