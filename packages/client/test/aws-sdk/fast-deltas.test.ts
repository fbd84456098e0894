import { ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, it } from "vitest";
import { Both } from "./support/both.ts";
import { event } from "./support/frames.ts";

let both: Both;
beforeAll(async () => {
  both = await Both.open();
});
afterAll(() => both.close());

const command = () => new ConverseStreamCommand({ modelId: "amazon.nova-lite-v1:0", messages: [] });

/** Deltas of each kind, as JSON. */
const deltas = {
  text: '{"contentBlockIndex":0,"delta":{"text":"x"}}',
  "text with escapes": '{"contentBlockIndex":0,"delta":{"text":"\\"\\n\\u00fc\\ud83c\\udf89"}}',
  "text of many bytes": '{"contentBlockIndex":12,"delta":{"text":"Grüße 🎉 日本"},"p":"abc"}',
  "text with members in another order": '{"delta":{"text":"x"},"contentBlockIndex":0}',
  "text and a new member": '{"contentBlockIndex":0,"delta":{"text":"x"},"p":"ab","q":1}',
  "text in a block that has no number": '{"delta":{"text":"x"}}',
  "text in a block whose number is text": '{"contentBlockIndex":"NaN","delta":{"text":"x"}}',
  "no text": '{"contentBlockIndex":0,"delta":{"text":""}}',
  "text that is null": '{"contentBlockIndex":0,"delta":{"text":null}}',
  "tool input": '{"contentBlockIndex":1,"delta":{"toolUse":{"input":"{\\"a\\":1"}}}',
  "tool result": '{"contentBlockIndex":1,"delta":{"toolResult":[{"json":{"a":12345678901234567890}},{"text":"x"}]}}',
  reasoning: '{"contentBlockIndex":0,"delta":{"reasoningContent":{"text":"x"}}}',
  signature: '{"contentBlockIndex":0,"delta":{"reasoningContent":{"signature":"x"}}}',
  redacted: '{"contentBlockIndex":0,"delta":{"reasoningContent":{"redactedContent":"AQID"}}}',
  citation: '{"contentBlockIndex":0,"delta":{"citation":{"title":"t","location":{"web":{"url":"u"}}}}}',
  image: '{"contentBlockIndex":0,"delta":{"image":{"source":{"bytes":"AQID"}}}}',
  "of a kind not invented yet": '{"contentBlockIndex":0,"delta":{"hologram":{"a":1}}}',
  "that tells its type": '{"contentBlockIndex":0,"delta":{"__type":"x","text":"y"},"__type":"z","colour":1}',
  "without a delta": '{"contentBlockIndex":0}',
  empty: "{}",
};

describe("a delta", () => {
  it.each(Object.entries(deltas))("%s", async (_name, json) => {
    await both.same(command, { body: [event("contentBlockDelta", json)] });
  });
});
