import { ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, it } from "vitest";
import { type CutAfterFault, createEmulator } from "../../src/index.ts";
import { all, protocols, sdkClient, served } from "../support.ts";
import { bytesOf, call, conversePath, faulty, framesOf, input, rawCalls, streamCall, wholeStream } from "./support.ts";

const framesIn = (bytes: Uint8Array): number => framesOf(bytes).frames.length;

describe("cut-after", () => {
  it("ends a stream after some events as if it were whole", async () => {
    const { http1, http2 } = await rawCalls({ kind: "cut-after", events: 3 });
    for (const { body, complete } of [http1, http2]) {
      expect({ frames: framesIn(body), complete }).toEqual({ frames: 3, complete: true });
      expect(framesOf(body).rest).toHaveLength(0);
    }
  });

  it.each<{ by: CutAfterFault["by"]; http1: object; http2: object }>([
    { by: "close", http1: { error: undefined }, http2: { closed: "end", rst: undefined, goaway: undefined } },
    { by: "reset", http1: { error: "ECONNRESET" }, http2: { closed: "ECONNRESET", rst: undefined } },
    { by: "rst-stream", http1: { error: undefined }, http2: { rst: 0, closed: undefined } },
    { by: "goaway", http1: { error: undefined }, http2: { goaway: { last: 1, code: 0 }, closed: "end" } },
  ])("by $by lets the events arrive, and no end", async ({ by, http1, http2 }) => {
    const raw = await rawCalls({ kind: "cut-after", events: 3, ...(by && { by }) });
    expect(raw.http1).toMatchObject({ status: 200, complete: false, ...http1 });
    expect(raw.http2).toMatchObject({ headers: true, complete: false, ...http2 });
    expect([framesIn(raw.http1.body), framesIn(raw.http2.body)]).toEqual([3, 3]);
  });

  it("takes an error code", async () => {
    const { http2 } = await rawCalls({ kind: "cut-after", by: "rst-stream", code: "CANCEL" });
    expect(http2).toMatchObject({ rst: 8, complete: false });
  });

  it("after no event leaves the headers", async () => {
    const { http1, http2 } = await rawCalls({ kind: "cut-after", events: 0, by: "close" });
    expect(http1).toMatchObject({ status: 200, complete: false });
    expect(http2).toMatchObject({ headers: true, complete: false });
    expect([http1.body.length, http2.body.length]).toEqual([0, 0]);
  });

  it("takes away the end alone where the events are as many as there are", async () => {
    const whole = await wholeStream();
    const { http1, http2 } = await rawCalls({ kind: "cut-after", events: framesIn(whole), by: "rst-stream" });
    for (const { body, complete } of [http1, http2]) {
      expect(body.equals(whole)).toBe(true);
      expect(complete).toBe(false);
    }
  });

  it("leaves a stream with fewer events whole", async () => {
    const { http1, http2 } = await rawCalls({ kind: "cut-after", events: 10_000, by: "reset" });
    for (const { body, complete } of [http1, http2]) {
      expect(body.equals(await wholeStream())).toBe(true);
      expect(complete).toBe(true);
    }
  });

  it("is not taken for a client that left", async () => {
    const { emulator } = faulty({ kind: "cut-after" });
    const { url, close } = await emulator.listen();
    await (await fetch(`${url}${conversePath}-stream`, { method: "POST", body: await call().text() })).arrayBuffer();
    emulator.faults.clear();
    emulator.faults.add({ kind: "cut-after", by: "close" });
    const cut = await fetch(`${url}${conversePath}-stream`, { method: "POST", body: await call().text() });
    await expect(cut.arrayBuffer()).rejects.toThrow();
    await close();
    expect(emulator.calls.map(({ aborted }) => aborted)).toEqual([false, false]);
  });

  it("without a port gives the events, and then an error like a lost connection", async () => {
    const { emulator } = faulty({ kind: "cut-after", events: 2, by: "close" });
    const reader = (await emulator.fetch(streamCall())).body?.getReader();
    expect(framesIn((await reader?.read())?.value ?? new Uint8Array())).toBe(1);
    expect(framesIn((await reader?.read())?.value ?? new Uint8Array())).toBe(1);
    const lost = reader?.read();
    await expect(lost).rejects.toThrow(TypeError);
    await expect(lost).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
  });
});

describe("cut-inside", () => {
  it("ends a stream in the middle of a frame", async () => {
    const { frames } = framesOf(await wholeStream());
    const { http1, http2 } = await rawCalls({ kind: "cut-inside", frame: 2 });
    for (const { body, complete } of [http1, http2]) {
      expect(framesIn(body)).toBe(1);
      expect(framesOf(body).rest).toHaveLength((frames[1]?.length ?? 0) >> 1);
      expect(complete).toBe(true);
    }
  });

  it("takes the number of bytes that still come", async () => {
    const { http1, http2 } = await rawCalls({ kind: "cut-inside", bytes: 5, by: "close" });
    for (const { body, complete } of [http1, http2]) {
      expect(body).toHaveLength(5);
      expect(complete).toBe(false);
    }
  });
});

describe("cut-at", () => {
  it("gives the beginning of a stream, at any byte", async () => {
    const whole = await wholeStream();
    const emulator = createEmulator();
    for (let bytes = 0; bytes <= whole.length; bytes += 5) {
      const fault = emulator.faults.add({ kind: "cut-at", bytes });
      const cut = await bytesOf(await emulator.fetch(streamCall()));
      expect(Buffer.from(cut).equals(whole.subarray(0, bytes)), `at ${bytes}`).toBe(true);
      fault.remove();
    }
  });

  it.each([0, 1, 16, 300])("ends both protocols' bodies after %i bytes", async (bytes) => {
    const { http1, http2 } = await rawCalls({ kind: "cut-at", bytes, by: "rst-stream" });
    expect(http1).toMatchObject({ status: 200, complete: false });
    expect(http2).toMatchObject({ headers: true, complete: false, rst: 0 });
    expect([http1.body.length, http2.body.length]).toEqual([bytes, bytes]);
  });

  it("cuts a plain answer: by its end it looks whole, else it is shorter than it said", async () => {
    const whole = await rawCalls({ kind: "cut-at", bytes: 20 }, conversePath);
    expect(whole.http1).toMatchObject({ complete: true });
    expect(whole.http1.headers.has("content-length")).toBe(false);
    expect(whole.http2).toMatchObject({ complete: true, rst: undefined });
    const broken = await rawCalls({ kind: "cut-at", bytes: 20, by: "close" }, conversePath);
    expect(broken.http1).toMatchObject({ complete: false });
    expect(Number(broken.http1.headers.get("content-length"))).toBeGreaterThan(20);
    expect(broken.http2).toMatchObject({ complete: false, closed: "end" });
    for (const { body } of [whole.http1, whole.http2, broken.http1, broken.http2]) expect(body).toHaveLength(20);
  });
});

describe.each(protocols)("the AWS SDK over $protocol", ({ config }) => {
  it("gets the events before the cut, and the next stream whole", async () => {
    await using server = await served();
    server.emulator.faults.add({ kind: "cut-after", events: 3, times: 1 });
    const client = sdkClient(server.url, config());
    // What the SDK makes of it, an end like any other, is what clients built on it have to see through.
    const cut = await all((await client.send(new ConverseStreamCommand(input))).stream);
    const whole = await all((await client.send(new ConverseStreamCommand(input))).stream);
    client.destroy();
    expect(cut).toEqual(whole.slice(0, 3));
    expect(whole.at(-1)).toHaveProperty("metadata");
  });
});
