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
  // A map's names are the caller's: in an object that inherits nothing none of them is special.
  return values ? writeMembers(() => values, value, Object.create(null)) : writeStructure(shape, value);
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
    const isLeftOut = isNothing(given);
    const written = isLeftOut ? undefined : writeShape(item, given);
    if (written === unwritable) return unwritable;
    if (written !== given || isLeftOut) out ??= list.slice(0, at);
    if (!isLeftOut) out?.push(written);
  }
  return out ?? list;
}

function writeStructure(shape: MembersShape, value: Members): unknown {
  if (typeof value.__type === "string") return unwritable;
  const { $unknown } = value;
  if (Array.isArray($unknown) && isUnion(shape) && !hasMembers(shape, value)) return writeUnknown($unknown);
  return writeMembers((name) => memberOf(shape, name), value, {});
}

const memberOf = (shape: MembersShape, name: string): Shape | undefined =>
  name !== "$unknown" && Object.hasOwn(shape, name) ? shape[name] : undefined;

const hasMembers = (shape: MembersShape, value: Members): boolean =>
  Object.keys(value).some((name) => memberOf(shape, name) !== undefined && !isNothing(value[name]));

/** A union's new member, where none of the others is there. Of `null` the AWS SDK makes what is no JSON. */
const writeUnknown = ([name, member]: readonly unknown[]): unknown =>
  typeof name === "string" && member !== null && isJson(member) ? { [name]: member } : unwritable;

function writeMembers(
  shapeOf: (name: string) => Shape | undefined,
  value: Members,
  out: Record<string, unknown>,
): unknown {
  let isChanged = false;
  for (const name of Object.keys(value)) {
    const given = value[name];
    const shape = shapeOf(name);
    const isLeftOut = shape === undefined || isNothing(given);
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
  if (Array.isArray(value)) return isJsonList(value);
  return isPlain(value) && Object.values(value).every((member) => member === undefined || isJson(member));
}

/** A hole in a list is none: JSON would write it as `null`. */
function isJsonList(list: readonly unknown[]): boolean {
  for (const item of list) if (!isJson(item)) return false;
  return true;
}

const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;
