import { isList, isScalar, isUnion, type MembersShape, type Shape, valuesOfMap } from "../request/shape.ts";
import { toBase64 } from "./base64.ts";

/** Stands for a value that plain JSON has no way of writing. */
export const unwritable: unique symbol = Symbol("unwritable");

type Members = Readonly<Record<string, unknown>>;

/**
 * What `JSON.stringify` is to write for a value of this shape: bytes as base64, without `null`, and without members that
 * the model lacks. A value in which nothing changes is given back as it is, not copied. `unwritable` for what the AWS SDK
 * has ways of its own for, such as dates in documents, big integers or text where bytes belong.
 */
export function writeShape(shape: Shape, value: unknown): unknown {
  if (isScalar(shape)) return writeScalar(shape, value);
  if (isList(shape)) return Array.isArray(value) ? writeList(shape[0], value) : unwritable;
  if (!isPlain(value)) return unwritable;
  const values = valuesOfMap(shape);
  return values ? writeMembers(Object.keys(value), () => values, value) : writeStructure(shape, value);
}

function writeScalar(shape: Shape, value: unknown): unknown {
  switch (shape) {
    case "blob":
      return value instanceof Uint8Array ? toBase64(value) : unwritable;
    case "integer":
    case "number":
      return Number.isFinite(value) ? value : unwritable;
    case "boolean":
      return typeof value === "boolean" ? value : unwritable;
    case "json":
    case "unknown":
      return isJson(value) ? value : unwritable;
    default:
      return typeof value === "string" ? value : unwritable;
  }
}

function writeList(item: Shape, list: readonly unknown[]): unknown {
  let out: unknown[] | undefined;
  for (let at = 0; at < list.length; at += 1) {
    const given = list[at];
    const isNothing = given === null || given === undefined;
    const written = isNothing ? undefined : writeShape(item, given);
    if (written === unwritable) return unwritable;
    if (written !== given || isNothing) out ??= list.slice(0, at);
    if (!isNothing) out?.push(written);
  }
  return out ?? list;
}

function writeStructure(shape: MembersShape, value: Members): unknown {
  if (typeof value.__type === "string") return unwritable;
  const names = Object.keys(value);
  if (isUnion(shape) && Array.isArray(value.$unknown)) return writeUnknown(shape, value, names);
  const known = (name: string): Shape | undefined => (Object.hasOwn(shape, name) ? shape[name] : undefined);
  return writeMembers(names, known, value);
}

/** A union's new member counts where none of the others is there. */
function writeUnknown(shape: MembersShape, value: Members, names: readonly string[]): unknown {
  const others = names.filter((name) => name !== "$unknown");
  if (others.some((name) => Object.hasOwn(shape, name) && value[name] !== undefined)) return unwritable;
  const [name, member]: unknown[] = value.$unknown as unknown[]; // asked by who called
  return typeof name === "string" && isJson(member) ? { [name]: member } : unwritable;
}

function writeMembers(names: readonly string[], shapeOf: (name: string) => Shape | undefined, value: Members): unknown {
  let isChanged = false;
  const out: Record<string, unknown> = {};
  for (const name of names) {
    const given = value[name];
    const shape = shapeOf(name);
    const isLeftOut = shape === undefined || given === null || given === undefined;
    const written = isLeftOut ? undefined : writeShape(shape, given);
    if (written === unwritable) return unwritable;
    if (written !== given) isChanged = true;
    if (!isLeftOut) out[name] = written;
  }
  return isChanged ? out : value;
}

/** An object whose members are all there is to it: its class would not survive the way. */
const isPlain = (value: unknown): value is Members => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !("toJSON" in value);
};

/** Whether JSON has all of a document, so that nothing is lost or turned into something else. */
function isJson(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return isPlain(value) && Object.values(value).every((member) => member === undefined || isJson(member));
}
