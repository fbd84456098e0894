import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, it } from "vitest";
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
