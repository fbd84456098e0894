import { describe, expect, it } from "vitest";
import { converse, refusal, withBlock } from "./shape-support.ts";

const tool = (members: object) => ({
  messages: "x",
  toolConfig: { tools: [{ toolSpec: { name: "t", inputSchema: { json: {} }, ...members } }] },
});
const bytes = (value: unknown) => withBlock({ image: { format: "png", source: { bytes: value } } });
const inference = (inferenceConfig: object) => ({ messages: "x", inferenceConfig });

const block = "`messages[0].content[0]";
const spec = "`toolConfig.tools[0].toolSpec";

describe("what the AWS SDK would send malformed is refused by its path", () => {
  it.each<[what: string, request: unknown, path: string, advice: string]>([
    ["a `strict` that is text", tool({ strict: "yes" }), `${spec}.strict\` is a string`, "`true` or `false`"],
    ["a text that is a number", withBlock({ text: 5 }), `${block}.text\` is a number`, "a string"],
    ["a text that is a String object", withBlock({ text: new String("x") }), `${block}.text\` is a String`, "a string"],
    [
      "maxTokens that are text",
      inference({ maxTokens: "100" }),
      "`inferenceConfig.maxTokens` is a string",
      "a whole number",
    ],
    [
      "maxTokens that are NaN",
      inference({ maxTokens: Number.NaN }),
      "`inferenceConfig.maxTokens` is NaN",
      "a whole number",
    ],
    [
      "maxTokens that are a fraction",
      inference({ maxTokens: 1.5 }),
      "`inferenceConfig.maxTokens` is 1.5",
      "a whole number",
    ],
    [
      "an infinite temperature",
      inference({ temperature: Number.POSITIVE_INFINITY }),
      "`inferenceConfig.temperature` is Infinity",
      "a number",
    ],
    [
      "a temperature that is an object",
      inference({ temperature: {} }),
      "`inferenceConfig.temperature` is an object",
      "a number",
    ],
    [
      "stop sequences that are text",
      inference({ stopSequences: "x" }),
      "`inferenceConfig.stopSequences` is a string",
      "a list of strings",
    ],
    [
      "a gap among the stop sequences",
      inference({ stopSequences: ["a", undefined] }),
      "`inferenceConfig.stopSequences[1]` is undefined",
      "a string",
    ],
    ["a Map of settings", inference(new Map([["topP", 1]])), "`inferenceConfig` is a Map", "`maxTokens`"],
    [
      "metadata that are numbers",
      { messages: "x", requestMetadata: { a: 1 } },
      "`requestMetadata.a` is a number",
      "a string",
    ],
    [
      "metadata that are nothing",
      { messages: "x", requestMetadata: { "a b": null } },
      '`requestMetadata["a b"]` is null',
      "a string",
    ],
    [
      "metadata that are a list",
      { messages: "x", requestMetadata: [["a", "b"]] },
      "`requestMetadata` is a list",
      "an object",
    ],
    [
      "a role that cannot be written out",
      { messages: [{ role: 1n, content: [] }] },
      "`messages[0].role` is a bigint",
      '"user"',
    ],
    ["base64 text as bytes", bytes("AAEC"), `${block}.image.source.bytes\` is a string`, "base64"],
    [
      "an ArrayBuffer as bytes",
      bytes(new ArrayBuffer(1)),
      `${block}.image.source.bytes\` is an ArrayBuffer`,
      "Uint8Array",
    ],
    ["other views as bytes", bytes(new Uint16Array(1)), `${block}.image.source.bytes\` is a Uint16Array`, "Uint8Array"],
    ["a Blob as bytes", bytes(new Blob([])), `${block}.image.source.bytes\` is a Blob`, "Uint8Array"],
  ])("%s", (_what, request, path, advice) => {
    const error = refusal(() => converse(request));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toContain(path);
    expect(error.advice).toMatch(advice);
  });
});

describe("an empty value of another sort than the field's is no absent one", () => {
  it.each<[field: string, value: unknown, complaint: string]>([
    ["messages", {}, "`messages` is an object"],
    ["system", {}, "`system` is an object"],
    ["inferenceConfig", [], "`inferenceConfig` is a list"],
    ["serviceTier", "", "`serviceTier` is a string"],
    ["requestMetadata", [], "`requestMetadata` is a list"],
    ["additionalModelResponseFieldPaths", {}, "`additionalModelResponseFieldPaths` is an object"],
    ["toolConfig", { tools: {} }, "`toolConfig.tools` is an object"],
    ["sytem", "", "`sytem` is no field"],
  ])("%s: %j", (field, value, complaint) => {
    expect(refusal(() => converse({ messages: "x", [field]: value })).message).toContain(complaint);
  });
});
