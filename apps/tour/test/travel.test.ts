import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";
import { describe, expect, it } from "vitest";
import { rowsOn } from "../src/screen/row.ts";
import { travel } from "../src/travel.ts";
import { visitsTo } from "../src/visit.ts";
import { paper } from "./support.ts";

/** What a stream begins with; a whole one has more. */
async function* begun() {
  yield { messageStart: { role: "assistant" as const } };
  yield { contentBlockDelta: { contentBlockIndex: 0, delta: { text: "Because the" } } };
}

/** Visits base models on a client whose every call ends in what this gives. */
const travelWith = async (send: () => Promise<object>, signal: AbortSignal = new AbortController().signal) => {
  // A transport answers with the operation's output; these tests say themselves what that is.
  const transport = { send: send as () => Promise<never>, region: async () => "us-east-1" };
  const terminal = paper();
  const journey = {
    bedrock: new BedrockClient({ targets: allTargets, transport }),
    wire: { last: () => "POST /model/x/converse-stream" },
    begin: rowsOn(terminal),
    signal,
  };
  const places = [{ kind: "base", modelId: "amazon.nova-lite-v1:0" }];
  const good = await travel(visitsTo(places, "Why?", {}), journey);
  return { good, out: terminal.text() };
};

describe("a journey", () => {
  it("keeps what an interrupted answer has said, with the error below", async () => {
    const { good, out } = await travelWith(async () => ({ stream: begun() }));
    expect(good).toEqual([]);
    expect(out).toMatch(/\n {2}Because the\n {2}stream-interrupted: [^✗]+✗\n$/);
  });

  it("does not take an answer without text for one", async () => {
    const { good, out } = await travelWith(async () => ({
      stream: (async function* () {
        yield { messageStart: { role: "assistant" as const } };
        yield { messageStop: { stopReason: "end_turn" as const } };
      })(),
    }));
    expect(good).toEqual([]);
    expect(out).toMatch(/\?→\? +\d+ ms ✗\n$/);
  });

  it("ends with the reason of whoever stops it, before a visit and during one", async () => {
    const reason = new Error("enough");
    const never = () => Promise.reject(new Error("sent all the same"));
    await expect(travelWith(never, AbortSignal.abort(reason))).rejects.toBe(reason);
    const controller = new AbortController();
    const stopping = async () => {
      controller.abort(reason);
      return { stream: begun() };
    };
    await expect(travelWith(stopping, controller.signal)).rejects.toBe(reason);
  });
});
