import { describe, expect, it } from "vitest";
import { converseShapes } from "../../src/generated/runtime-fields.ts";
import { writeRequest } from "../../src/wire/index.ts";
import { unwritable, writeShape } from "../../src/wire/write-shape.ts";
import { oddities } from "./support/arbitrary-requests.ts";
import { sentBySdk } from "./support/sent.ts";

const write = (fields: object): unknown => writeShape(converseShapes, fields);

const withBlock = (block: unknown) => ({ messages: [{ role: "user", content: [block] }] });
const withInput = (input: unknown) => withBlock({ toolUse: { toolUseId: "t", name: "n", input } });
const withDocument = (document: unknown) => ({ additionalModelRequestFields: document });

/** The text that plain JSON gives. */
const plainJson = (fields: object): string => JSON.stringify(write(fields));

const sdkJson = async (fields: object): Promise<unknown> => {
  const { text } = await sentBySdk("converse", { modelId: "a.b", messages: [], ...fields });
  return JSON.parse(Buffer.from(text, "latin1").toString());
};

describe("what plain JSON cannot write", () => {
  it.each(oddities.map((value) => [value]))("%o is not written, at the top of a document and deep inside", (value) => {
    expect(write(withDocument(value))).toBe(unwritable);
    expect(write(withDocument({ a: [{ b: value }] }))).toBe(unwritable);
    expect(write(withInput(value))).toBe(unwritable);
    expect(write(withInput([value]))).toBe(unwritable);
  });

  it.each<[what: string, fields: object]>([
    ["text where bytes belong", withBlock({ image: { format: "png", source: { bytes: "iVBOR" } } })],
    ["a buffer where bytes belong", withBlock({ image: { format: "png", source: { bytes: new ArrayBuffer(4) } } })],
    ["numbers of two bytes where bytes belong", withBlock({ image: { source: { bytes: new Uint16Array(4) } } })],
    ["a number where text belongs", withBlock({ text: 5 })],
    ["text where a number belongs", { inferenceConfig: { maxTokens: "5" } }],
    ["no number where one belongs", { inferenceConfig: { temperature: Number.NaN } }],
    ["infinity where a number belongs", { inferenceConfig: { temperature: Number.POSITIVE_INFINITY } }],
    ["a big integer where a number belongs", { inferenceConfig: { maxTokens: 5n } }],
    ["text where a boolean belongs", { toolConfig: { tools: [{ toolSpec: { strict: "true" } }] } }],
    ["an object where a list belongs", { messages: { role: "user" } }],
    ["a list where an object belongs", { inferenceConfig: [] }],
    ["text where an object belongs", { inferenceConfig: "fast" }],
    ["a number among texts", { additionalModelResponseFieldPaths: ["/a", 5] }],
    ["an object of a class", { inferenceConfig: new (class Sampling {})() }],
    ["an object that writes itself", { inferenceConfig: { maxTokens: 5, toJSON: () => "{}" } }],
    ["a member that tells a type", { inferenceConfig: { __type: "aws.api#Config", maxTokens: 5 } }],
    ["a new member without a value", withBlock({ $unknown: ["fresh"] })],
    ["a new member that is null, of which the AWS SDK makes no JSON", withBlock({ $unknown: ["fresh", null] })],
    ["a new member without a name", withBlock({ $unknown: [] })],
    ["a new member whose name is no text", withBlock({ $unknown: [5, 5] })],
    ["a new member with a date", withBlock({ $unknown: ["fresh", new Date(0)] })],
  ])("%s is not written", (_, fields) => {
    expect(write(fields)).toBe(unwritable);
    expect(() => writeRequest("converse", { modelId: "a.b", messages: [], ...fields })).toThrow(TypeError);
  });
});

describe("what plain JSON writes", () => {
  it("is given back as it is, not copied, where nothing changes", () => {
    const fields = {
      ...withInput({ a: [1, null, { b: undefined }] }),
      inferenceConfig: { maxTokens: 5, stopSequences: ["a"] },
      requestMetadata: { team: "a" },
    };
    expect(write(fields)).toBe(fields);
  });

  it("is a copy where something changes; what was handed in stays as it was", () => {
    const fields = withBlock({ image: { format: "png", source: { bytes: Uint8Array.of(1) } } });
    const before = structuredClone(fields);
    expect(write(fields)).not.toBe(fields);
    expect(fields).toStrictEqual(before);
  });

  it.each<[what: string, fields: object]>([
    ["bytes", withBlock({ image: { format: "png", source: { bytes: Uint8Array.of(0, 255, 62, 63) } } })],
    ["no bytes", withBlock({ image: { format: "png", source: { bytes: new Uint8Array() } } })],
    ["a part of a larger buffer", withBlock({ image: { source: { bytes: Buffer.from("abcdef").subarray(2, 4) } } })],
    ["null and undefined", { inferenceConfig: { maxTokens: null, topP: undefined, temperature: 1 }, system: null }],
    ["null and undefined in a list", { system: [null, { text: "a" }, undefined], toolConfig: { tools: [null] } }],
    ["null and undefined among texts", { additionalModelResponseFieldPaths: ["/a", null, undefined, "/b"] }],
    ["null in a map", { requestMetadata: { a: "b", c: null, d: undefined } }],
    ["null in a document", withInput({ a: null, b: [null] })],
    ["undefined in a document's object", withInput({ a: undefined, b: { c: undefined } })],
    ["an object without a prototype", withInput(Object.assign(Object.create(null), { a: 1 }))],
    ["members that the model lacks", { ...withBlock({ text: "a", fresh: 1 }), fresh: { a: 1 } }],
    ["members that every object has", { inferenceConfig: JSON.parse('{"toString":1,"constructor":2,"__proto__":3}') }],
    ["a new member", withBlock({ $unknown: ["fresh", { a: [1] }] })],
    ["a new member beside null", withBlock({ text: null, $unknown: ["fresh", 1] })],
    ["a new member beside a known one", withBlock({ text: "a", $unknown: ["fresh", 1] })],
    ["a new member that is written wrongly", withBlock({ $unknown: { fresh: 1 } })],
    ["a new member where there can be none", { inferenceConfig: { $unknown: ["fresh", 1], maxTokens: 1 } }],
    ["a map with a special name", { requestMetadata: JSON.parse('{"__proto__":"a","b":null}') }],
    ["a map of objects with a special name", { promptVariables: JSON.parse('{"__proto__":{"text":"a","fresh":1}}') }],
    ["a type that is no text", { inferenceConfig: { __type: 5, maxTokens: 5 } }],
    ["halves of characters", withBlock({ text: "\ud83c \udf88 🎈" })],
  ])("is what the AWS SDK writes: %s", async (_, fields) => {
    expect(JSON.parse(plainJson({ messages: [], ...fields }))).toStrictEqual(await sdkJson(fields));
  });
});
