import { describe, expect, it } from "vitest";
import { converse, refusal, withBlock } from "./shape-support.ts";

const tool = (members: object) => ({
  messages: "x",
  toolConfig: { tools: [{ toolSpec: { name: "t", inputSchema: { json: {} }, ...members } }] },
});
const png = (members: object) =>
  withBlock({ image: { format: "png", source: { bytes: new Uint8Array([1]) }, ...members } });
const toolUse = (members: object) => withBlock({ toolUse: { toolUseId: "1", name: "n", input: {}, ...members } });
const toolResult = (...content: unknown[]) => withBlock({ toolResult: { toolUseId: "1", content } });

const block = "`messages[0].content[0]";
const spec = "`toolConfig.tools[0].toolSpec";

describe("what the AWS SDK would drop is refused by its path", () => {
  it.each<[what: string, request: unknown, path: string, advice: string]>([
    [
      "a schema without `json` around it",
      tool({ inputSchema: { type: "object" } }),
      `${spec}.inputSchema.type\``,
      "`{ json: … }`",
    ],
    ["OpenAI's `parameters`", tool({ parameters: {} }), `${spec}.parameters\``, "`inputSchema: { json: … }`"],
    ["a picture's `detail`", png({ detail: "high" }), `${block}.image.detail\``, "`format`, `source`, `error`"],
    ["a picture that is text", withBlock({ image: "x" }), `${block}.image\` is a string`, "`source`"],
    ["OpenAI's `arguments`", toolUse({ arguments: "x" }), `${block}.toolUse.arguments\``, "`input`"],
    ["a misspelt member deep down", toolResult({ txt: "x" }), `${block}.toolResult.content[0].txt\``, "`{ text: … }`"],
    ["a null among the blocks", toolResult(null), `${block}.toolResult.content[0]\` is null`, "`{ text: … }`"],
    [
      "a result that is text",
      withBlock({ toolResult: { content: "x" } }),
      `${block}.toolResult.content\` is a string`,
      "`[{ text: … }]`",
    ],
    [
      "a result whose json is null",
      toolResult({ json: null }),
      `${block}.toolResult.content[0]\` has no members`,
      "`{ json: … }`",
    ],
    [
      "a cache_control",
      withBlock({ text: "x", cache_control: {} }),
      `${block}.cache_control\``,
      '`{ cachePoint: { type: "default" } }`',
    ],
    [
      "a member that an empty structure has not",
      { messages: "x", toolConfig: { ...tool({}).toolConfig, toolChoice: { auto: { a: 1 } } } },
      "`toolConfig.toolChoice.auto.a`",
      "Leave it out",
    ],
    [
      "a choice among no tools",
      { messages: "x", toolConfig: { tools: [], toolChoice: { auto: {} } } },
      "`toolConfig.toolChoice`",
      "`toolConfig.tools`",
    ],
    [
      "an output format without its union",
      { messages: "x", outputConfig: { textFormat: { structure: { schema: "{}" } } } },
      "`outputConfig.textFormat.structure.schema`",
      "`{ jsonSchema: … }`",
    ],
    ["a promise of a request", Promise.resolve({}), "The request is a Promise", "an object"],
  ])("%s", (_what, request, path, advice) => {
    const error = refusal(() => converse(request));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toContain(path);
    expect(error.advice).toMatch(advice);
  });
});
