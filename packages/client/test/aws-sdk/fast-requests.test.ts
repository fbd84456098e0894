import { ConverseCommand, type ConverseCommandInput, ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AnyCommand, Both, type Outcome } from "./support/both.ts";

let both: Both;
beforeAll(async () => {
  both = await Both.open();
});
afterAll(() => both.close());

const modelId = "amazon.nova-lite-v1:0";
/** Anything goes in: what the compiler would refuse is what is tried here. */
const converse = (input: unknown) => new ConverseCommand(input as ConverseCommandInput);
const same = (command: () => AnyCommand): Promise<Outcome> => both.same(command, { body: "" });
/** The body that was sent. */
const sent = (): unknown => JSON.parse(both.server.seen[0]?.body ?? "");

class Turn {
  readonly #content: string;
  readonly role = "user";
  constructor(content: string) {
    this.#content = content;
  }
  get content(): object[] {
    return [{ text: this.#content }];
  }
}

class Request {
  readonly modelId = modelId;
  get messages(): object[] {
    return [{ role: "user", content: [{ text: "of a getter" }] }];
  }
}

/** As AWS's document types have it. */
class NumericValue {
  readonly string: string;
  readonly type = "bigDecimal";
  constructor(string: string) {
    this.string = string;
  }
}

const user = (...content: unknown[]): object => ({ messages: [{ role: "user", content }] });
const document = (value: unknown): object => ({ additionalModelRequestFields: value });
const bytes = Uint8Array.of(1, 2, 253);

const requests: Readonly<Record<string, object>> = {
  "with nothing": {},
  "with empty members": { messages: [], system: [], inferenceConfig: {}, toolConfig: { tools: [] } },
  "with text": user({ text: 'Grüße 🎉 \u2028 " \\ \n' }),
  "with half a letter": user({ text: "\ud83c" }),
  "with members that are undefined or null": {
    ...user({ text: "x", image: undefined }),
    system: null,
    inferenceConfig: undefined,
  },
  "with null in a list": user({ text: "x" }, null, undefined),
  "with a hole in a list": { messages: Object.assign(new Array(2), { 1: { role: "user", content: [] } }) },
  "with members that the model lacks": { ...user({ text: "x", colour: "red" }), colour: 1 },
  "with stop sequences that are undefined": { inferenceConfig: { stopSequences: ["a", undefined, null, "b"] } },
  "with bytes": user({ image: { format: "png", source: { bytes } } }),
  "with bytes of a Buffer": user({ image: { format: "png", source: { bytes: Buffer.from("abc") } } }),
  "with bytes of an ArrayBuffer": user({ image: { format: "png", source: { bytes: bytes.buffer } } }),
  "with text where bytes belong": user({ document: { format: "txt", name: "d", source: { bytes: "Hello" } } }),
  "with a number where text belongs": user({ text: 5 }),
  "with text where a number belongs": { inferenceConfig: { maxTokens: "5", temperature: "NaN" } },
  "with numbers that JSON lacks": { inferenceConfig: { temperature: Number.NaN, topP: Number.POSITIVE_INFINITY } },
  "with a decimal where a whole number belongs": { inferenceConfig: { maxTokens: 1.5 } },
  "with a number that is a bigint": { inferenceConfig: { maxTokens: 5n } },
  "with text where a flag belongs": user({ document: { format: "txt", name: "d", citations: { enabled: "true" } } }),
  "with text where a list belongs": { messages: "Hello" },
  "with a list where an object belongs": { inferenceConfig: [] },
  "with instances of classes": { messages: [new Turn("Hello")] },
  "with an instance in a document": document(new Turn("Hello")),
  "with objects without a prototype": { messages: [Object.assign(Object.create(null), { role: "user", content: [] })] },
  "with members of a prototype": { messages: [Object.create({ role: "user", content: [{ text: "x" }] })] },
  "with toJSON": document({ a: { toJSON: () => "b" } }),
  "with toJSON in a structure": { inferenceConfig: { maxTokens: 1, toJSON: () => ({ maxTokens: 2 }) } },
  "with a date in a document": document({ at: new Date(0) }),
  "with a bigint in a document": document({ n: 12345678901234567890n }),
  "with a big decimal in a document": document({ n: new NumericValue("0.12345678901234567890") }),
  "with numbers that JSON lacks in a document": document([Number.NaN, -Infinity, -0]),
  "with undefined in a document": document({ a: undefined, b: [undefined, 1], c: null }),
  "with bytes in a document": document({ a: bytes }),
  "with a function in a document": document({ a: () => {}, b: Symbol("x") }),
  "with a map in a document": document(new Map([["a", 1]])),
  "with a prototype in a document": document(JSON.parse('{"__proto__":{"a":1},"b":2}')),
  "with a type in a document": document({ __type: "x", a: 1 }),
  "with a document that is text": document("x"),
  "with a document that is null": document(null),
  "with a tool": {
    toolConfig: {
      tools: [{ toolSpec: { name: "f", inputSchema: { json: { type: "object", enum: [null] } } } }],
      toolChoice: { any: {} },
    },
  },
  "with a type": user({ __type: "com.amazon#Text", text: "x", colour: 1 }),
  "with a block that the model lacks": user({ $unknown: ["hologram", { light: [1] }] }),
  "with a known block and an unknown one": user({ text: "x", $unknown: ["hologram", 1] }),
  "with an unknown block of a bigint": user({ $unknown: ["hologram", 1n] }),
  "with an unknown block that is null": user({ $unknown: ["hologram", null] }),
  "with an unknown block that is broken": user({ $unknown: "hologram" }),
  "with a block of two kinds": user({ text: "x", cachePoint: { type: "default" } }),
  "with a guardrail": { guardrailConfig: { guardrailIdentifier: "g", guardrailVersion: "1", trace: "enabled" } },
  "with variables": { promptVariables: { a: { text: "x" }, b: null } },
  "with metadata": { requestMetadata: { a: "b", c: null, d: undefined, e: 5 } },
  "with metadata of the name of a prototype": { requestMetadata: JSON.parse('{"__proto__":"x","constructor":"y"}') },
  "with tiers": { serviceTier: { type: "flex" }, performanceConfig: { latency: "optimized" } },
};

describe("a request", () => {
  it.each(Object.entries(requests))("%s", async (_name, request) => {
    await same(() => converse({ modelId, ...request }));
    await same(() => new ConverseStreamCommand({ modelId, ...request } as ConverseCommandInput));
  });

  it("that is an instance of a class, with members of getters", async () => {
    await same(() => converse(new Request()));
    expect(sent()).toEqual({ messages: [{ role: "user", content: [{ text: "of a getter" }] }] });
  });

  it("that has toJSON", async () => {
    await same(() => converse({ modelId, toJSON: () => ({}), ...user({ text: "x" }) }));
  });

  it.each([undefined, null, "text", 5, []])("that is %j", async (input) => {
    await same(() => converse(input));
  });
});

it("a request is not changed by being sent", async () => {
  const input = {
    modelId,
    ...user({ text: "x", colour: 1 }, null),
    system: null,
    inferenceConfig: { maxTokens: Number.NaN },
  };
  const before = structuredClone(input);
  await same(() => converse(input));
  expect(input).toEqual(before);
});
