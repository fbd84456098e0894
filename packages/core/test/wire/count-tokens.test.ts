import { describe, expect, it } from "vitest";
import type { CountTokensRequest } from "../../src/index.ts";
import { pathOf, readOutput, writeRequest } from "../../src/wire/index.ts";
import { sentBySdk, sentByUs } from "./support/sent.ts";

const modelId = "anthropic.claude-sonnet-4-20250514-v1:0";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const written = (input: CountTokensRequest["input"]): unknown =>
  JSON.parse(new TextDecoder().decode(writeRequest("countTokens", { modelId, input }).body));
const read = (json: string) =>
  readOutput("countTokens", { status: 200, headers: { "x-amzn-requestid": "r" } }, bytes(json));

const png = { format: "png", source: { bytes: Uint8Array.of(1, 2, 253) } } as const;
const inputs: readonly (readonly [what: string, input: CountTokensRequest["input"]])[] = [
  ["text", { converse: { messages: [{ role: "user", content: [{ text: "Grüße 🎈" }] }], system: [] } }],
  ["bytes", { converse: { messages: [{ role: "user", content: [{ image: png }] }] } }],
  ["a tool", { converse: { toolConfig: { tools: [{ toolSpec: { name: "f", inputSchema: { json: { a: 1 } } } }] } } }],
  ["a document", { converse: { additionalModelRequestFields: { anthropic_beta: ["a"], top: null } } }],
  ["nothing", { converse: {} }],
  ["a body", { invokeModel: { body: bytes('{"max_tokens":5}') } }],
  ["an empty body", { invokeModel: { body: bytes("") } }],
  ["a form that is newer than this package", { $unknown: ["fresh", { a: 1 }] }],
  ["no input", undefined],
];

describe("a request of CountTokens", () => {
  it.each(inputs)("with %s is what the AWS SDK sends, byte by byte", async (_what, input) => {
    const request = { modelId, input };
    expect(sentByUs("countTokens", request)).toStrictEqual(await sentBySdk("countTokens", request));
  });

  it("has the modelId in its path, and nowhere else", () => {
    expect(pathOf("countTokens", modelId)).toBe("/model/anthropic.claude-sonnet-4-20250514-v1%3A0/count-tokens");
    expect(written({ converse: { messages: [] } })).toStrictEqual({ input: { converse: { messages: [] } } });
  });

  it("carries a body of InvokeModel as base64", () => {
    expect(written({ invokeModel: { body: bytes("{}") } })).toStrictEqual({ input: { invokeModel: { body: "e30=" } } });
  });

  it("is not written where JSON cannot carry it", () => {
    const input = { converse: { additionalModelRequestFields: { at: new Date(0) } } };
    expect(() => written(input as never)).toThrow(TypeError); // the types refuse it
  });
});

describe("an answer of CountTokens", () => {
  const $metadata = { httpStatusCode: 200, requestId: "r", attempts: 1, totalRetryDelay: 0 };

  it("is the number, and what is known of the exchange", () => {
    expect(read('{"inputTokens":7}')).toStrictEqual({ inputTokens: 7, $metadata });
  });

  it("is a number also where JavaScript rounds it, as the AWS SDK has it", () => {
    expect(read('{"inputTokens":12345678901234567890}').inputTokens).toBe(12345678901234567000);
  });

  it.each(["", "{}", "null", "5", '{"usage":{}}', '{"inputTokens":null}', '{"__type":"a","output":{}}'])(
    "that is %j has no number",
    (json) => {
      expect(read(json)).toStrictEqual({ $metadata });
    },
  );

  it("that is no JSON is the parser's error", () => {
    expect(() => read("<html>")).toThrow(SyntaxError);
  });
});
