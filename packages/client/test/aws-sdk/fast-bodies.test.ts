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
