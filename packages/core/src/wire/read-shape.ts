import { isList, isScalar, isUnion, type MembersShape, namesOf, type Shape, valuesOfMap } from "../request/shape.ts";
import { fromBase64 } from "./base64.ts";

/** Makes of a parsed answer what the AWS SDK makes of it; `undefined` stands for "as it is". */
type Reader = ((value: unknown) => unknown) | undefined;
type Members = Readonly<Record<string, unknown>>;

const readers = new WeakMap<object, NonNullable<Reader>>();

/**
 * Reads parsed JSON by its shape, as the AWS SDK does: members that the model lacks are left out, and so is `null`; bytes
 * come as base64; a union's member that the model lacks is `$unknown`, with its name and its value. What has another
 * type than the model says is handed on.
 */
export function readShape(shape: Shape, value: unknown): unknown {
  const reader = readerOf(shape);
  return reader ? reader(value) : value;
}

/** Each shape is compiled once: what is asked of it here is not asked for every value. */
function readerOf(shape: Shape): Reader {
  if (isScalar(shape)) return scalarReaders[shape];
  const known = readers.get(shape);
  if (known) return known;
  const reader = compiled(shape);
  readers.set(shape, reader);
  return reader;
}

/** Numbers that JSON has no way of writing. */
const numbersInText: ReadonlyMap<unknown, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

const numberOf = (value: unknown): unknown => (typeof value === "string" ? (numbersInText.get(value) ?? value) : value);

const scalarReaders: Readonly<Record<string, Reader>> = {
  blob: (value) => (typeof value === "string" ? fromBase64(value) : value),
  integer: numberOf,
  number: numberOf,
};

function compiled(shape: Exclude<Shape, string>): NonNullable<Reader> {
  if (isList(shape)) return listReader(readerOf(shape[0]));
  const values = valuesOfMap(shape);
  if (values) return mapReader(readerOf(values));
  return isUnion(shape) ? unionReader(shape) : structureReader(shape);
}

const listReader =
  (item: Reader): NonNullable<Reader> =>
  (value) =>
    item && Array.isArray(value) ? value.map((each) => item(each)) : value;

const mapReader =
  (item: Reader): NonNullable<Reader> =>
  (value) => {
    if (!item || !isObject(value)) return value;
    if (Array.isArray(value)) return value.map(item);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, item(each)]));
  };

function structureReader(shape: MembersShape): NonNullable<Reader> {
  const names = Object.keys(shape);
  const members = names.map((name) => readerOf(shape[name] ?? "json"));
  return (value) => {
    if (!isObject(value)) return value;
    const out: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at += 1) {
      const name = names[at] ?? "";
      const member = value[name];
      if (member !== null && member !== undefined) out[name] = members[at] ? members[at]?.(member) : member;
    }
    return typeof value.__type === "string" ? withOthers(out, value) : out;
  };
}

/** What tells its type keeps whatever it came with. */
function withOthers(out: Record<string, unknown>, value: Members): object {
  for (const name of Object.keys(value)) if (!(name in out)) out[name] = value[name];
  return out;
}

/** Mostly one member among many: the value is looked at, not the list of members. */
function unionReader(shape: MembersShape): NonNullable<Reader> {
  const names = namesOf(shape);
  const members = new Map(names.map((name) => [name, readerOf(shape[name] ?? "json")]));
  return (value) => {
    if (!isObject(value)) return value;
    const out: Record<string, unknown> = {};
    const others: string[] = [];
    for (const name of Object.keys(value)) {
      const member = value[name];
      if (name === "__type") continue;
      if (!members.has(name)) others.push(name);
      else if (member !== null && member !== undefined) out[name] = members.get(name)?.(member) ?? member;
    }
    return others.length > 0 && isLoneUnknown(out, others) ? { $unknown: [others[0], value[others[0] ?? ""]] } : out;
  };
}

const isLoneUnknown = (out: object, others: readonly string[]): boolean =>
  others.length === 1 && Object.keys(out).length === 0;

const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null;
