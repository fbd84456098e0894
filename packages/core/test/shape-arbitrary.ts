import * as fc from "fast-check";
import { isList, isScalar, isUnion, namesOf, type Scalar, type Shape, valuesOfMap } from "../src/request/shape.ts";

/** Whether a value may be anything at some places, or is right everywhere. */
type Noise = "noise" | "none";

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withNullPrototype: true,
  withSparseArray: true,
});

const scalars: Readonly<Record<Exclude<Scalar, "unknown">, fc.Arbitrary<unknown>>> = {
  string: fc.string(),
  integer: fc.integer(),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  boolean: fc.boolean(),
  blob: fc.uint8Array({ maxLength: 5 }),
  role: fc.constantFrom("user", "assistant", "system"),
  json: fc.jsonValue({ maxDepth: 2 }).filter((value) => value !== null),
};

/** Values of a shape; with noise, here and there one of another shape. */
export function valuesOf(shape: Shape, noise: Noise): fc.Arbitrary<unknown> {
  const right = rightValue(shape, noise);
  return noise === "none" ? right : fc.oneof({ weight: 30, arbitrary: right }, { weight: 1, arbitrary: anything });
}

function rightValue(shape: Shape, noise: Noise): fc.Arbitrary<unknown> {
  if (isScalar(shape)) return shape === "unknown" ? fc.constant(["fresh", { a: 1 }]) : scalars[shape];
  if (isList(shape)) return fc.array(valuesOf(shape[0], noise), { minLength: 1, maxLength: 2 });
  const values = valuesOfMap(shape);
  if (values) return fc.dictionary(fc.string(), valuesOf(values, noise), { minKeys: 1, maxKeys: 2 });
  const members = namesOf(shape).map((name) => [name, valuesOf(shape[name] ?? "json", noise)] as const);
  if (isUnion(shape)) return fc.oneof(...members.map(([name, value]) => fc.record({ [name]: value })));
  return members.length === 0 ? fc.constant({}) : structure(Object.fromEntries(members));
}

const structure = (members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc
    .record(members, { requiredKeys: "tools" in members ? ["tools"] : [] })
    .filter((value) => Object.keys(value).length > 0);

/** What a value of a shape is on the wire: bytes are base64, and absent members are not there. */
export function wireForm(value: unknown, shape: Shape): unknown {
  if (shape === "blob") return Buffer.from(value as Uint8Array).toString("base64"); // what was accepted for a blob
  if (isScalar(shape)) return JSON.parse(JSON.stringify(value));
  if (isList(shape)) return (value as unknown[]).map((item) => wireForm(item, shape[0])); // what was accepted for a list
  const entries = Object.entries(value as object).filter(([, member]) => member !== undefined && member !== null);
  const shapeOfMember = (name: string) => valuesOfMap(shape) ?? shape[name] ?? "json";
  return Object.fromEntries(entries.map(([name, member]) => [name, wireForm(member, shapeOfMember(name))]));
}
