import { ConverseStreamCommand, InvokeModelWithResponseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Both, type Outcome } from "./support/both.ts";
import { chunk, event, exception, rawFrame, reply, textDelta, unmodelled } from "./support/frames.ts";
import type { Answer } from "./support/server.ts";

let both: Both;
beforeAll(async () => {
  both = await Both.open();
});
afterAll(() => both.close());

const modelId = "amazon.nova-lite-v1:0";
const type = { "content-type": "application/vnd.amazon.eventstream", "x-amzn-requestid": "r-1" };
const converse = (body: readonly Uint8Array[], more: Answer = {}): Promise<Outcome> =>
  both.same(() => new ConverseStreamCommand({ modelId, messages: [] }), { headers: type, body, ...more });
const invoke = (body: readonly Uint8Array[], more: Answer = {}): Promise<Outcome> =>
  both.same(() => new InvokeModelWithResponseStreamCommand({ modelId, body: "{}" }), { headers: type, body, ...more });

/** Events as frames. */
const events: Readonly<Record<string, readonly Uint8Array[]>> = {
  "a whole reply": reply("Hel", "lo"),
  "a block of each kind that has a start": [
    event(
      "contentBlockStart",
      '{"contentBlockIndex":0,"start":{"toolUse":{"toolUseId":"t","name":"n","type":"server_tool_use"}}}',
    ),
    event(
      "contentBlockStart",
      '{"contentBlockIndex":1,"start":{"toolResult":{"toolUseId":"t","type":"x","status":"error"}}}',
    ),
    event("contentBlockStart", '{"contentBlockIndex":2,"start":{"image":{"format":"png"}}}'),
    event("contentBlockStart", '{"contentBlockIndex":3,"start":{"hologram":{}}}'),
  ],
  "a stop with the model's own fields": [
    event(
      "messageStop",
      '{"stopReason":"tool_use","additionalModelResponseFields":{"n":[12345678901234567890,1.5,null,1e400]}}',
    ),
  ],
  "an end with all that there is": [
    event(
      "metadata",
      '{"usage":{"inputTokens":1,"serverToolUsage":{}},"metrics":{"latencyMs":1},"trace":{"promptRouter":{"invokedModelId":"m"}},"performanceConfig":{"latency":"standard"},"serviceTier":{"type":"flex"}}',
    ),
  ],
  "events without a payload": [event("messageStart", ""), event("contentBlockStop", ""), event("metadata", "")],
  "events with nulls": [event("messageStart", '{"role":null}'), event("metadata", '{"usage":null}')],
  "nothing at all": [],
  "an initial response alone": [event("initial-response")],
  "an initial response, then a reply": [event("initial-response"), ...reply("x")],
  "an exception first": [exception("validationException", '{"message":"No."}')],
  "an exception behind text": [
    ...reply("x").slice(0, 2),
    exception("throttlingException", '{"message":"Too many tokens."}'),
  ],
  "an exception with members": [
    exception("modelStreamErrorException", '{"message":"m","originalStatusCode":500,"originalMessage":"o","colour":1}'),
  ],
  "an exception of the server": [
    ...reply("x").slice(0, 2),
    exception("internalServerException", '{"message":"Sorry."}'),
  ],
  "an exception with a capital Message": [exception("serviceUnavailableException", '{"Message":"m"}')],
  "an exception without a payload": [exception("validationException", "")],
  "an exception that is no JSON": [exception("validationException", "no")],
  "an exception that the model lacks": [exception("modelTimeoutException", '{"message":"It took too long."}')],
  "an exception that the model lacks, behind text": [textDelta("x"), exception("teapotException", '{"message":"m"}')],
  "an exception without a name": [rawFrame({ ":message-type": "exception", ":exception-type": "" }, '{"message":"m"}')],
  "an error": [unmodelled("InternalError", "Something happened.")],
  "an error behind text": [textDelta("x"), unmodelled("InternalError", "Something happened.")],
  "an error without a message": [unmodelled("InternalError", "")],
  "events behind an exception": [exception("validationException", '{"message":"No."}'), ...reply("x")],
};

describe("a stream of", () => {
  it.each(Object.entries(events))("%s", async (_name, frames) => {
    await converse(frames);
    await converse([Buffer.concat(frames)]);
    await converse([...Buffer.concat(frames)].map((byte) => Uint8Array.of(byte)));
  });
});

const chunks: Readonly<Record<string, readonly Uint8Array[]>> = {
  "two pieces": [chunk('{"a":1}'), chunk('{"b":"ü"}')],
  "an empty piece": [event("chunk", '{"bytes":""}')],
  "a piece without bytes": [event("chunk", "{}")],
  "a piece that is null": [event("chunk", '{"bytes":null}')],
  "an exception first": [exception("validationException", '{"message":"No."}')],
  "an exception behind a piece": [chunk("{}"), exception("modelTimeoutException", '{"message":"m"}')],
  "an error behind a piece": [chunk("{}"), unmodelled("InternalError", "m")],
  "nothing at all": [],
};

describe("the model's own stream of", () => {
  it.each(Object.entries(chunks))("%s", async (_name, frames) => {
    await invoke(frames);
    await invoke([Buffer.concat(frames)]);
  });

  it("names its type, its latency and its tier", async () => {
    const headers = {
      ...type,
      "x-amzn-bedrock-content-type": "application/json",
      "x-amzn-bedrock-performanceconfig-latency": "optimized",
      "x-amzn-bedrock-service-tier": "flex",
    };
    const outcome = await invoke([chunk("{}")], { headers });
    expect(outcome).toMatchObject({
      contentType: "application/json",
      performanceConfigLatency: "optimized",
      serviceTier: "flex",
    });
  });
});
