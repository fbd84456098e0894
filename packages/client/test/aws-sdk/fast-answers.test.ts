import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Both, type Outcome } from "./support/both.ts";
import type { Answer } from "./support/server.ts";

let both: Both;
beforeAll(async () => {
  both = await Both.open();
});
afterAll(() => both.close());

const converse = () => new ConverseCommand({ modelId: "amazon.nova-lite-v1:0", messages: [] });
const same = (answer: Answer): Promise<Outcome> => both.same(converse, answer);
const content = (json: string): Answer => ({ body: `{"output":{"message":{"role":"assistant","content":[${json}]}}}` });

/** A content block of each kind, and of kinds that do not exist, as JSON. */
const blocks = {
  text: '{"text":"Grüße 🎉 \\u2028 \\"quoted\\""}',
  image: '{"image":{"format":"png","source":{"bytes":"iVBORw=="}}}',
  "image in S3": '{"image":{"format":"png","source":{"s3Location":{"uri":"s3://b/k","bucketOwner":"1"}}}}',
  document: '{"document":{"format":"pdf","name":"d","source":{"bytes":"JVBERg=="},"citations":{"enabled":true}}}',
  "document of content": '{"document":{"format":"txt","name":"d","source":{"content":[{"text":"x"}]},"context":"c"}}',
  video: '{"video":{"format":"mp4","source":{"bytes":"AAAA"}}}',
  audio: '{"audio":{"format":"wav","source":{"bytes":"AAAA"},"error":{"message":"m"}}}',
  "tool use": '{"toolUse":{"toolUseId":"t.1:2","name":"f","type":"server_tool_use","input":{"a":[1,null,{"b":"c"}]}}}',
  "tool result":
    '{"toolResult":{"toolUseId":"t","content":[{"json":{"n":1.5}},{"text":"x"},{"image":{"format":"png"}}],"status":"error"}}',
  guard: '{"guardContent":{"text":{"text":"x","qualifiers":["query","of_tomorrow"]}}}',
  "cache point": '{"cachePoint":{"type":"default","ttl":"1h"}}',
  reasoning: '{"reasoningContent":{"reasoningText":{"text":"x","signature":"s"}}}',
  redacted: '{"reasoningContent":{"redactedContent":"AQID"}}',
  citations:
    '{"citationsContent":{"content":[{"text":"x"}],"citations":[{"title":"t","sourceContent":[{"text":"y"}],"location":{"documentChar":{"documentIndex":0,"start":1,"end":2}}},{"location":{"web":{"url":"u","domain":"d"}}}]}}',
  "search result": '{"searchResult":{"source":"s","title":"t","content":[{"text":"x"}],"citations":{"enabled":false}}}',
  "of a kind not invented yet": '{"hologram":{"light":[1,2]}}',
  "of two kinds not invented yet": '{"hologram":1,"smell":2}',
  "of a known kind and another": '{"text":"x","hologram":1}',
  "of two known kinds": '{"text":"x","cachePoint":{"type":"default"}}',
  "of a known kind that is null": '{"text":null}',
  "of a known kind that is null, and another": '{"text":null,"hologram":1}',
  "with its type": '{"__type":"com.amazon#TextBlock","text":"x"}',
  "with a type that is a number": '{"__type":7,"text":"x"}',
  "with its type and another member": '{"__type":"t","hologram":{"a":1}}',
  "with nothing but its type": '{"__type":"t"}',
  empty: "{}",
  "tool use whose input tells a type":
    '{"toolUse":{"toolUseId":"t","name":"f","input":{"__type":"x","a":{"__type":"y"}}}}',
  "tool use that tells a type":
    '{"toolUse":{"__type":"x","toolUseId":"t","name":"f","input":{},"colour":"red","n":null}}',
  "tool use whose input is text": '{"toolUse":{"toolUseId":"t","name":"f","input":"x"}}',
  "tool use whose input is null": '{"toolUse":{"toolUseId":"t","name":"f","input":null}}',
  "tool use whose input has a prototype":
    '{"toolUse":{"toolUseId":"t","name":"f","input":{"__proto__":{"a":1},"b":2}}}',
  "tool use named like a member of Object":
    '{"toolUse":{"toolUseId":"t","name":"constructor","input":{"constructor":1}}}',
  "of the kind constructor": '{"constructor":{"a":1}}',
  "bytes with letters of another alphabet": '{"image":{"format":"png","source":{"bytes":"_-8="}}}',
  "bytes that are none": '{"image":{"format":"png","source":{"bytes":"?!"}}}',
  "bytes that are a number": '{"image":{"format":"png","source":{"bytes":7}}}',
  "text that is a number": '{"text":5}',
};

describe("an answer with a block", () => {
  it.each(Object.entries(blocks))("%s", async (_name, json) => {
    await same(content(json));
  });
});

/** What a document may hold, as JSON. */
const documents = {
  "whole numbers that JavaScript has no room for": "[12345678901234567890, -9007199254740993, 9007199254740991]",
  "decimals with many digits":
    "[0.1234567890123456789, 1.10, 1e400, 1E5, 1.5e-7, 0.0000001, -0, -0.0, 100000000000000.5]",
  "numbers of an exponent": "[1e21, 1.5e300, 123e-20, 9e15, 9.5e15]",
  "text that looks like a number": '["12345678901234567890", "1e400", ":12345678901234567890"]',
  "what is no number": '["NaN", "Infinity"]',
  "nulls everywhere": '{"a":null,"b":[null,{"c":null}]}',
  "the same name twice": '{"a":1,"a":2}',
};

describe("a document with", () => {
  it.each(Object.entries(documents))("%s", async (_name, json) => {
    await same(content(`{"toolUse":{"toolUseId":"t","name":"f","input":${json}}}`));
    await same({ body: `{"additionalModelResponseFields":${json}}` });
  });
});

/** Whole bodies. */
const bodies: Readonly<Record<string, string | Uint8Array>> = {
  "with all that there is":
    '{"stopReason":"end_turn","usage":{"inputTokens":1,"outputTokens":2,"totalTokens":3,"cacheReadInputTokens":4,"serverToolUsage":{},"cacheDetails":[{"ttl":"1h","inputTokens":3}]},"metrics":{"latencyMs":5},"performanceConfig":{"latency":"optimized"},"serviceTier":{"type":"flex"}}',
  "with a trace":
    '{"trace":{"guardrail":{"modelOutput":["x"],"actionReason":"r","inputAssessment":{"k":{"topicPolicy":{"topics":[{"name":"n","type":"DENY","action":"BLOCKED","detected":true}]},"invocationMetrics":{"guardrailProcessingLatency":1,"usage":{"topicPolicyUnits":1},"guardrailCoverage":{"textCharacters":{"guarded":1,"total":2}}}}},"outputAssessments":{"k":[{"contentPolicy":{"filters":[]}}]}},"promptRouter":{"invokedModelId":"m"}}}',
  "with a map that has nulls":
    '{"trace":{"guardrail":{"inputAssessment":{"a":null},"outputAssessments":{"b":[null,{}],"c":null}}}}',
  "with numbers that are text":
    '{"usage":{"inputTokens":"NaN","outputTokens":"Infinity","totalTokens":"-Infinity"},"metrics":{"latencyMs":"7"}}',
  "with numbers that are too large": '{"metrics":{"latencyMs":12345678901234567890}}',
  "with members that the model lacks":
    '{"usage":{"inputTokens":1,"colour":"red"},"colour":{"a":1},"stopReason":"of_tomorrow"}',
  "that tells its type":
    '{"__type":"x","stopReason":"end_turn","colour":1,"usage":{"__type":"u","inputTokens":1,"colour":2}}',
  "with lists in place of objects": '{"usage":[],"output":[{"message":1}],"metrics":"x"}',
  "with nulls": '{"output":null,"usage":{"inputTokens":null},"stopReason":null}',
  "with null in a list": '{"output":{"message":{"role":"assistant","content":[null,{"text":"x"},null]}}}',
  "with content that is no list": '{"output":{"message":{"role":"assistant","content":{"text":"x"}}}}',
  "that is an empty object": "{}",
  "that is empty": "",
  "that is blank": " \n",
  "that is null": "null",
  "that is a list": '[{"stopReason":"end_turn"}]',
  "that is text": '"end_turn"',
  "that is a number": "42",
  "that is a page of a proxy": "<html><body>Proxy error</body></html>",
  "that is cut off": '{"output":{"message":{"role":"assis',
  "with a byte order mark": '\uFEFF{"stopReason":"end_turn"}',
  "with bytes that are no UTF-8": Uint8Array.of(...Buffer.from('{"stopReason":"'), 0xff, 0xc3, ...Buffer.from('"}')),
  "with a prototype": '{"__proto__":{"stopReason":"x"},"usage":{"__proto__":{"inputTokens":1}}}',
};

describe("a body", () => {
  it.each(Object.entries(bodies))("%s", async (_name, body) => {
    await same({ body });
  });

  it("in many pieces, cut inside of a letter", async () => {
    const bytes = Buffer.from('{"stopReason":"Grüße 🎉"}');
    const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
    expect(await same({ body: pieces })).toMatchObject({ stopReason: "Grüße 🎉" });
  });

  it("shorter than it was announced", async () => {
    await same({ headers: { "content-length": "100" }, body: '{"stopReason":"end_turn"}', ending: "cut" });
  });

  it("longer than it was announced", async () => {
    await same({ headers: { "content-length": "2", connection: "close" }, body: '{} {"stopReason":"x"}' });
  });

  it("without its end", async () => {
    await same({
      body: [Buffer.from('{"stopReason":'), new Promise((resolve) => setTimeout(resolve, 20))],
      ending: "cut",
    });
  });
});

describe("an answer's head", () => {
  it("names the request in any of the ways", async () => {
    for (const name of ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"]) {
      expect(await same({ headers: { [name]: "r-1" }, body: "{}" })).toMatchObject({ $metadata: { requestId: "r-1" } });
    }
    await same({ headers: { "x-amz-id-2": "e", "x-amz-cf-id": "c" }, body: "{}" });
  });

  it.each([201, 203, 204, 299])("with status %i", async (status) => {
    await same({ status, body: status === 204 ? "" : '{"stopReason":"end_turn"}' });
  });

  it("with the content type of something else", async () => {
    await same({ headers: { "content-type": "text/html" }, body: '{"stopReason":"end_turn"}' });
  });
});
