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
import { Raw } from "./json.ts";

/** Whole numbers around and beyond what JavaScript's numbers hold exactly. */
const wholeNumbers = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map((value) => new Raw(String(value)));

const fractions = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Not those that every object has: the AWS SDK stumbles over them, and tests of their own look at them. */
const names = fc.string({ maxLength: 4 }).filter((name) => !(name in {}));

/** A model's own JSON. */
const documents = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, false, "NaN", "", "__type"),
    fc.string({ unit: "grapheme", maxLength: 5 }),
    fc.integer(),
    wholeNumbers,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(names, fc.constant("__type")), tie("value"), { maxKeys: 3 }),
  ),
})).value;

/** What may be there in place of what the model says. */
const odd = fc.oneof(
  fc.constantFrom(null, true, 0, -1, "", "NaN", "Infinity", "-Infinity", "constructor", "toString", [], [null], {}),
  wholeNumbers,
  documents,
);

const base64 = fc.uint8Array({ maxLength: 7 }).map((bytes) => Buffer.from(bytes).toString("base64"));

const scalars: Readonly<Record<Scalar, fc.Arbitrary<unknown>>> = {
  string: fc.string({ unit: "grapheme", maxLength: 5 }),
  integer: fc.nat(),
  number: fractions,
  boolean: fc.boolean(),
  blob: base64,
  role: fc.constantFrom("user", "assistant", "system"),
  json: documents,
  unknown: documents,
};

/** Members that the model lacks: types, padding, what AWS added later. */
const others = fc.dictionary(
  fc.oneof(fc.constantFrom("__type", "p", "$unknown"), names),
  fc.oneof(documents, fc.constant("aws.api#Fresh")),
  { minKeys: 1, maxKeys: 2 },
);

/** JSON for a shape: mostly what the model says, here and there something else, or more than it says. */
export const answersOf = (shape: Shape): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary: rightValue(shape) }, { weight: 1, arbitrary: odd });

function rightValue(shape: Shape): fc.Arbitrary<unknown> {
  if (isScalar(shape)) return scalars[shape];
  if (isList(shape)) return fc.array(answersOf(shape[0]), { maxLength: 2 });
  const values = valuesOfMap(shape);
  if (values) return fc.dictionary(fc.oneof(names, fc.constant("__type")), answersOf(values), { maxKeys: 2 });
  const members = namesOf(shape).map((name) => [name, answersOf(shape[name] ?? "json")] as const);
  const several = fc.record(Object.fromEntries(members), { requiredKeys: [] });
  const known = isUnion(shape)
    ? fc.oneof(several, ...members.map(([name, value]) => fc.record({ [name]: value })))
    : several;
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: withOthers(known) });
}

const withOthers = (known: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  fc.tuple(known, others).map(([own, other]) => ({ ...own, ...other }));
