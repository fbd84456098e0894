import { describe, expect, it } from "vitest";
import { cutText } from "../src/reply/cut.ts";
import { sampleObject } from "../src/reply/schema-sample.ts";
import { beginningOf, piecesOf } from "../src/reply/words.ts";

describe("piecesOf", () => {
  it.each(["", " ", "one", "  two\n\nwords \t", "こんにちは".repeat(30), "👩‍👩‍👧 family", "a".repeat(100)])(
    "loses nothing of %j",
    (text) => {
      expect(piecesOf(text, "seed").join("")).toBe(text);
    },
  );

  it("never splits a character", () => {
    for (const piece of piecesOf("👋".repeat(100), "seed")) expect(() => encodeURIComponent(piece)).not.toThrow();
  });
});

describe("the beginning of a text", () => {
  it("is in whole characters", () => {
    expect(beginningOf("👋👋👋", 2)).toBe("👋👋…");
    expect(beginningOf("👋👋", 2)).toBe("👋👋");
  });
});

describe("cutText", () => {
  it("never ends in half a character", () => {
    const { text } = cutText("abc👋def", { maxTokens: 1, stopSequences: [] }, 0);
    expect(text).toBe("abc");
  });

  it("takes the stop sequence that comes first, and ignores an empty one", () => {
    expect(cutText("one two three", { stopSequences: ["", "three", "two"] }, 0)).toEqual({
      text: "one ",
      stopReason: "stop_sequence",
      stopSequence: "two",
    });
  });
});

describe("the input of a tool", () => {
  it("follows types, lists, alternatives and fixed values", () => {
    const schema = {
      type: "object",
      properties: {
        list: { type: "array", items: { type: "number", minimum: 3 } },
        either: { anyOf: [{ type: "boolean" }, { type: "string" }] },
        nested: { properties: { fixed: { const: "x" } } },
        nullable: { type: ["integer", "null"] },
        nothing: { type: "null" },
        usual: { type: "string", default: "y" },
      },
    };
    expect(sampleObject(schema, "words")).toEqual({
      list: [3],
      either: true,
      nested: { fixed: "x" },
      nullable: 1,
      nothing: null,
      usual: "y",
    });
  });

  it("has an end for a schema that contains itself", () => {
    const schema: { type: string; properties: Record<string, unknown> } = { type: "object", properties: {} };
    schema.properties.self = schema;
    expect(JSON.stringify(sampleObject(schema, "words")).length).toBeLessThan(200);
  });
});
