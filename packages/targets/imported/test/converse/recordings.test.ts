import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { toConverseResponse } from "../../src/converse/converse-response.ts";
import { bytesOf, contentOfEvents, contentOfReply, eventsOf, stopOf } from "./support.ts";

/** Recorded traffic lies beside the repository where the project is developed; a clone has none. */
const file = new URL("../../../../../../shared/recordings/recordings.jsonl.gz", import.meta.url);
const there = existsSync(file);
if (!there) console.log("Skipped: recorded traffic is not part of a clone (it lies beside the repository).");

interface Recording {
  readonly id: string;
  readonly operation: string;
  readonly modelId: string | null;
  readonly status: number;
  readonly responseBody?: { readonly choices?: readonly Choice[]; readonly usage?: Record<string, number> };
  readonly responseFrames?: readonly string[];
}
interface Choice {
  readonly finish_reason?: string;
  readonly message?: { readonly content: string | null; readonly tool_calls?: readonly { readonly id: string }[] };
  readonly delta?: { readonly content?: string; readonly tool_calls?: readonly { readonly id?: string }[] };
}

/** OpenAI's open models, as foundation models: what is recorded of the format that imported ones speak too. */
const recordings = (operation: string): Recording[] =>
  (there ? gunzipSync(readFileSync(file)).toString().trim().split("\n") : [])
    .map((line): Recording => JSON.parse(line))
    .filter((each) => each.operation === operation && each.status === 200 && each.modelId?.startsWith("openai."));

/** A frame: two lengths and a checksum, headers, the payload, a checksum. */
function chunkIn(frame: string): { choices: readonly Choice[]; [member: string]: unknown } {
  const bytes = Buffer.from(frame, "base64");
  const payload = bytes.subarray(12 + bytes.readUInt32BE(4), bytes.length - 4);
  return JSON.parse(Buffer.from(JSON.parse(payload.toString()).bytes, "base64").toString());
}

const stops: Readonly<Record<string, string>> = { stop: "end_turn", length: "max_tokens", tool_calls: "tool_use" };
const withoutTags = (content: string): string => content.replaceAll(/<\/?reasoning>/g, "");

describe.skipIf(!there)("recorded answers of OpenAI's open models", () => {
  it.each(recordings("InvokeModel"))("whole: $id of $modelId", ({ responseBody = {} }) => {
    const reply = toConverseResponse({ body: bytesOf(responseBody) });
    const { message, finish_reason = "" } = responseBody.choices?.[0] ?? {};
    const { thought, text, tools } = contentOfReply(reply);
    expect(thought).not.toBe("");
    expect(text).not.toContain("reasoning>");
    expect(thought + text).toBe(withoutTags(message?.content ?? ""));
    expect(tools.map(({ id }) => id)).toEqual((message?.tool_calls ?? []).map(({ id }) => id));
    expect(reply.stopReason).toBe(stops[finish_reason]);
    expect(reply.usage?.totalTokens).toBe(responseBody.usage?.total_tokens);
  });

  it.each(recordings("InvokeModelWithResponseStream"))("streamed: $id of $modelId", async ({ responseFrames = [] }) => {
    const chunks = responseFrames.map(chunkIn);
    const events = await eventsOf(chunks);
    const { thought, text, tools } = contentOfEvents(events);
    const said = chunks.map(({ choices }) => choices[0]?.delta?.content ?? "").join("");
    expect(thought + text).toBe(withoutTags(said));
    expect(text).not.toContain("reasoning>");
    for (const { json } of tools)
      expect(JSON.parse(json)).toEqual(expect.objectContaining({ name: expect.any(String) }));
    const reason = chunks.findLast(({ choices }) => choices[0]?.finish_reason)?.choices[0]?.finish_reason ?? "";
    expect(stopOf(events)).toBe(stops[reason]);
    const { metadata } = events.at(-1) ?? {};
    const metrics = chunks.at(-1)?.["amazon-bedrock-invocationMetrics"];
    expect(metrics).toMatchObject({
      inputTokenCount: metadata?.usage?.inputTokens,
      outputTokenCount: metadata?.usage?.outputTokens,
      invocationLatency: metadata?.metrics?.latencyMs,
    });
  });
});
