import { describe, expect, it } from "vitest";
import { type BodyChange, withChanges } from "../../src/faults/body.ts";
import { realTimers } from "../../src/time/timers.ts";

/** An endless body that counts its pieces, and says whether it was cancelled; and a call that says whether its client left. */
const endless = () => {
  const seen = { made: 0, cancelled: false, left: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        seen.made += 1;
        controller.enqueue(Uint8Array.of(seen.made));
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const leaving = new AbortController();
  const call = {
    headers: new Headers(),
    requestId: "1",
    operation: "ConverseStream",
    modelId: "a.b",
    identifier: undefined,
    signal: leaving.signal,
    onHit() {},
    onLeft() {
      seen.left += 1;
    },
  };
  const changed = (...changes: readonly BodyChange[]) => {
    const reader = withChanges(new Response(body), changes, call, realTimers).body?.getReader();
    if (!reader) throw new Error("It has a body");
    return reader;
  };
  return { seen, leaving, changed };
};

const unchanged: BodyChange = async function* (pieces) {
  yield* pieces;
};

const firstTwo: BodyChange = async function* (pieces) {
  let passed = 0;
  for await (const piece of pieces) {
    yield piece;
    passed += 1;
    if (passed === 2) return;
  }
};

describe("a changed body", () => {
  it("makes no piece before a reader asks for it", async () => {
    const { seen, changed } = endless();
    const reader = changed(unchanged, unchanged);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen.made).toBe(0);
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(seen.made).toBe(1);
    await reader.cancel();
  });

  it("that ends early ends the one behind it, and nobody has left", async () => {
    const { seen, changed } = endless();
    const reader = changed(unchanged, firstTwo);
    await reader.read();
    await reader.read();
    expect((await reader.read()).done).toBe(true);
    expect(seen).toEqual({ made: 2, cancelled: true, left: 0 });
  });

  it("that is cancelled ends the one behind it, too, and somebody has left, once", async () => {
    const { seen, changed, leaving } = endless();
    const reader = changed(unchanged, firstTwo);
    await reader.read();
    await reader.cancel();
    leaving.abort();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen).toEqual({ made: 1, cancelled: true, left: 1 });
  });

  it("ends at once when its request is aborted in the middle of a wait", async () => {
    const { seen, changed, leaving } = endless();
    const reader = changed(async function* (pieces, flow) {
      await flow.pause(Number.POSITIVE_INFINITY);
      yield* pieces;
    });
    const reading = reader.read();
    leaving.abort(new Error("gone"));
    await expect(reading).rejects.toThrow("gone");
    expect(seen.left).toBe(1);
  });
});
