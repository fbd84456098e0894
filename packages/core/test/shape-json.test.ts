import { describe, expect, it } from "vitest";
import { converse, refusal, withBlock } from "./shape-support.ts";

const fields = (additionalModelRequestFields: unknown) => ({ messages: "x", additionalModelRequestFields });

const circle: { list: unknown[] } = { list: [] };
circle.list.push({ back: circle });

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

class Point {
  x = 1;
}

describe("a JSON document", () => {
  it.each<[what: string, value: unknown, message: string]>([
    ["a method", { a() {} }, "`additionalModelRequestFields.a` is a function"],
    ["a Map", new Map([["a", 1]]), "`additionalModelRequestFields` is a Map"],
    ["a Set deep down", { a: [1, new Set()] }, "`additionalModelRequestFields.a[1]` is a Set"],
    ["a symbol", { a: Symbol("x") }, "`additionalModelRequestFields.a` is a symbol"],
    ["a bigint", { a: 1n }, "`additionalModelRequestFields.a` is a bigint"],
    ["NaN", { a: Number.NaN }, "`additionalModelRequestFields.a` is NaN"],
    ["an infinite number", [Number.NEGATIVE_INFINITY], "`additionalModelRequestFields[0]` is -Infinity"],
    ["a Date, which the SDK sends as a number", { a: new Date(0) }, "`additionalModelRequestFields.a` is a Date"],
    ["bytes", { a: new Uint8Array(1) }, "`additionalModelRequestFields.a` is a Uint8Array"],
    ["an instance of a class", { a: new Point() }, "`additionalModelRequestFields.a` is an instance of Point"],
    [
      "a toJSON, which the SDK does not call",
      { toJSON: () => 1 },
      "`additionalModelRequestFields.toJSON` is a function",
    ],
    ["a gap in a list", [1, undefined], "`additionalModelRequestFields[1]` is undefined"],
    ["a circle", circle, "`additionalModelRequestFields.list[0].back` contains itself"],
    ["more depth than the SDK can write", nested(100_000), "nested more than"],
  ])("must not hold %s", (_what, value, message) => {
    const error = refusal(() => converse(fields(value)));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toContain(message);
    expect(error.advice).not.toBe("");
  });

  it("may be any JSON value, and the same object may occur in it twice", () => {
    const shared = { deep: [[null, "", 0, true]] };
    const value = { a: shared, b: [shared, {}], c: undefined, d: Object.create(null) };
    expect(converse(fields(value)).additionalModelRequestFields).toBe(value);
  });

  it("is checked wherever the model has one", () => {
    const schema = { toolSpec: { name: "t", inputSchema: { json: { minimum: Number.NaN } } } };
    expect(refusal(() => converse({ messages: "x", toolConfig: { tools: [schema] } })).message).toContain(
      "`toolConfig.tools[0].toolSpec.inputSchema.json.minimum` is NaN",
    );
    expect(refusal(() => converse(withBlock({ toolUse: { input: new Map() } }))).message).toContain(
      ".toolUse.input` is a Map",
    );
    expect(refusal(() => converse(withBlock({ $unknown: ["hologram", { a: 1n }] }))).message).toContain("is a bigint");
  });
});
