import * as fc from "fast-check";
import {
  isList,
  isScalar,
  isUnion,
  namesOf,
  type Scalar,
  type Shape,
  valuesOfMap,
} from "../../../src/request/shape.ts";

/** Text with all that JSON escapes, or may: also halves of characters. */
const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028\ud83c\udf88'),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
  maxLength: 8,
});

/** Documents, as JSON has them; members may be `undefined`. */
const documents = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, false, 0, -0),
    texts,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(texts, fc.option(tie("value"), { nil: undefined }), { maxKeys: 3, noNullPrototype: false }),
  ),
})).value;

const bytes = fc.uint8Array({ maxLength: 7 });

const scalars: Readonly<Record<Scalar, fc.Arbitrary<unknown>>> = {
  string: texts,
  integer: fc.integer(),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  boolean: fc.boolean(),
  blob: fc.oneof(
    bytes,
    bytes.map((given) => Buffer.from(given)),
  ),
  role: fc.constantFrom("user", "assistant", "system"),
  json: documents,
  unknown: documents,
};

class Money {
  readonly amount = 5;
  toJSON(): string {
    return "5 EUR";
  }
}

/** What plain JSON loses, or writes in another way than the AWS SDK. */
export const oddities: readonly unknown[] = [
  new Date(0),
  12n,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  new Money(),
  { toJSON: () => "other" },
  [undefined],
  Object.assign([1], { 2: 2 }), // with a hole
  Uint8Array.of(1),
  new Map([["a", 1]]),
  new Set([1]),
  () => 1,
  Symbol("a"),
  { a: { b: [undefined] } },
];

/** How far from the model a request may be. */
export interface Noise {
  /** Whether odd values may lie in documents and in place of others. */
  readonly isOdd: boolean;
}

/** Inputs of a shape, as the types allow them: with `null`, `undefined`, and members that the model lacks. */
export function inputsOf(shape: Shape, noise: Noise): fc.Arbitrary<unknown> {
  const right = rightInput(shape, noise);
  return noise.isOdd ? fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: odd }) : right;
}

const odd = fc.oneof(fc.constantFrom(...oddities), texts, fc.integer(), documents);

function rightInput(shape: Shape, noise: Noise): fc.Arbitrary<unknown> {
  if (isScalar(shape)) return scalars[shape];
  const maybe = (inner: Shape) =>
    fc.oneof(
      { weight: 9, arbitrary: inputsOf(inner, noise) },
      { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
    );
  if (isList(shape)) return fc.array(maybe(shape[0]), { maxLength: 2 });
  const values = valuesOfMap(shape);
  if (values) return fc.dictionary(texts, maybe(values), { maxKeys: 2 });
  const members = Object.fromEntries(namesOf(shape).map((name) => [name, maybe(shape[name] ?? "json")]));
  const known = isUnion(shape) ? unions(members) : fc.record(members, { requiredKeys: [] });
  const fresh = fc.record({ fresh: documents });
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: fc.tuple(known, fresh).map(merged) });
}

const unions = (members: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({
        $unknown: fc.tuple(
          fc.constantFrom("fresh", "newBlock"),
          documents.filter((value) => value !== null),
        ),
      }),
    },
    ...Object.entries(members).map(([name, value]) => ({ weight: 2, arbitrary: fc.record({ [name]: value }) })),
  );

const merged = ([known, fresh]: readonly [object, object]): object => ({ ...known, ...fresh });
