import { describe, expect, it } from "vitest";
import { converseAnswer, converseEvents } from "../../src/generated/runtime-answers.ts";
import { isList, isScalar, isUnion, namesOf, type Shape, valuesOfMap } from "../../src/request/shape.ts";
import { eventFrame } from "./support/event-frames.ts";
import { jsonBytesOf } from "./support/json.ts";
import { toldBySdk, toldByUs } from "./support/told.ts";

const head = { status: 200, headers: {} };

const scalars = {
  string: "a",
  integer: 1,
  number: 1.5,
  boolean: true,
  blob: "AAAA",
  role: "user",
  json: { b: 1, a: [] },
  unknown: 1,
};

/** An answer with all that a shape has, from behind; of a union the member whose turn it is. */
function fullAnswer(shape: Shape, turn: number): unknown {
  if (isScalar(shape)) return scalars[shape];
  if (isList(shape)) return [fullAnswer(shape[0], turn)];
  const values = valuesOfMap(shape);
  if (values) return { key: fullAnswer(values, turn) };
  const names = namesOf(shape).reverse();
  const used = isUnion(shape) ? names.filter((_, index) => index === turn % names.length) : names;
  return Object.fromEntries(used.map((name) => [name, fullAnswer(shape[name] ?? "json", turn)]));
}

/** No union has more members. */
const turns = Array.from({ length: 20 }, (_, turn) => turn);

describe("the members of an answer", () => {
  it("of Converse are in the AWS SDK's order, whatever order they came in", async () => {
    for (const turn of turns) {
      const body = jsonBytesOf(fullAnswer(converseAnswer, turn));
      const theirs = await toldBySdk("converse", head, body);
      expect(JSON.stringify(await toldByUs("converse", head, body))).toBe(JSON.stringify(theirs));
    }
  });

  it.each(Object.entries(converseEvents))("of the event %s are in the AWS SDK's order", async (name, shape) => {
    for (const turn of turns) {
      const body = eventFrame(name, fullAnswer(shape, turn));
      const theirs = await toldBySdk("converseStream", head, body);
      expect(JSON.stringify(await toldByUs("converseStream", head, body))).toBe(JSON.stringify(theirs));
    }
  });
});
