import { spawn } from "node:child_process";
import { request as requestHttp1 } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { describe, expect, it } from "vitest";
import { createEmulator, type Fault, virtualTimers } from "../../src/index.ts";
import { hello, until } from "../support.ts";
import { bytesOf, call, conversePath, faulty, framesOf, streamCall, streamPath, wholeStream } from "./support.ts";

const body = JSON.stringify({ messages: hello });

/** A call whose answer is watched while it comes. */
interface Watched {
  readonly received: () => number;
  readonly hasHeaders: () => boolean;
  readonly ended: Promise<void>;
  leave(): void;
}

const overHttp1 = (url: string, path: string): Watched => {
  let received = 0;
  let headers = false;
  const request = requestHttp1(`${url}${path}`, { method: "POST", agent: false });
  const ended = new Promise<void>((resolve) => {
    request.on("response", (response) => {
      headers = true;
      response.on("data", (chunk: Buffer) => {
        received += chunk.length;
      });
      response.on("error", () => {});
    });
    request.on("error", () => {});
    request.on("close", resolve);
  });
  request.end(body);
  return { received: () => received, hasHeaders: () => headers, ended, leave: () => request.destroy() };
};

const overHttp2 = (url: string, path: string): Watched => {
  let received = 0;
  let headers = false;
  const session = connectHttp2(url);
  session.on("error", () => {});
  const stream = session.request({ ":method": "POST", ":path": path });
  const ended = new Promise<void>((resolve) => stream.on("close", resolve));
  stream.on("response", () => {
    headers = true;
  });
  stream.on("data", (chunk: Buffer) => {
    received += chunk.length;
  });
  stream.on("error", () => {});
  stream.end(body);
  return { received: () => received, hasHeaders: () => headers, ended, leave: () => session.destroy() };
};

const clients = [
  { protocol: "HTTP/1.1", start: overHttp1 },
  { protocol: "HTTP/2", start: overHttp2 },
];

const aWhile = () => new Promise((resolve) => setTimeout(resolve, 60));

describe.each(clients)("stall over $protocol", ({ start }) => {
  it("falls silent after some events, until the client leaves", async () => {
    const { emulator } = faulty({ kind: "stall", after: 2 });
    const { url, close } = await emulator.listen();
    const expected = framesOf(await wholeStream())
      .frames.slice(0, 2)
      .reduce((sum, { length }) => sum + length, 0);
    const watched = start(url, streamPath);
    await until(() => watched.received() === expected);
    await aWhile();
    expect(watched.received()).toBe(expected);
    expect(emulator.calls[0]).toMatchObject({ aborted: false, streamed: true, faults: ["stall"] });
    watched.leave();
    await watched.ended;
    await until(() => emulator.calls[0]?.aborted === true);
    await close();
  });

  it.each([streamPath, conversePath])("after no event of %s, there are headers alone", async (path) => {
    const { emulator } = faulty({ kind: "stall", after: 0 });
    const { url, close } = await emulator.listen();
    const watched = start(url, path);
    await until(watched.hasHeaders);
    await aWhile();
    expect(watched.received()).toBe(0);
    watched.leave();
    await until(() => emulator.calls[0]?.aborted === true);
    await close();
  });

  it("sends them also where the body would come in drops", async () => {
    const { emulator } = faulty({ kind: "stall", after: 0 });
    emulator.faults.add({ kind: "trickle" });
    const { url, close } = await emulator.listen();
    const watched = start(url, streamPath);
    await until(watched.hasHeaders);
    expect(watched.received()).toBe(0);
    watched.leave();
    await until(() => emulator.calls[0]?.aborted === true);
    await close();
  });

  it("keeps a plain answer from ending, though all of it has come", async () => {
    const { emulator } = faulty({ kind: "stall" });
    const { url, close } = await emulator.listen();
    const { length } = await bytesOf(await createEmulator().fetch(call()));
    const watched = start(url, conversePath);
    let over = false;
    void watched.ended.then(() => {
      over = true;
    });
    await until(() => watched.received() === length);
    await aWhile();
    expect(over).toBe(false);
    watched.leave();
    await until(() => emulator.calls[0]?.aborted === true);
    await close();
  });

  it("ends when the port is closed", async () => {
    const { emulator } = faulty({ kind: "stall" });
    const { url, close } = await emulator.listen();
    const watched = start(url, streamPath);
    await until(() => watched.received() > 0);
    await close();
    await watched.ended;
    watched.leave();
  });

  it("goes on after five minutes, which pass at once in virtual time", async () => {
    const timers = virtualTimers();
    const { emulator } = faulty({ kind: "stall", after: 3, forMs: 300_000 }, { timers });
    const { url, close } = await emulator.listen();
    const whole = await wholeStream();
    const watched = start(url, streamPath);
    await until(() => timers.waiting === 1);
    await timers.advance(299_999);
    await aWhile();
    expect(watched.received()).toBeLessThan(whole.length);
    await timers.advance(1);
    await until(() => watched.received() === whole.length);
    await watched.ended;
    watched.leave();
    await close();
    expect(emulator.calls[0]?.aborted).toBe(false);
  });
});

describe("stall without a port", () => {
  it("ends when its reader leaves, or its request is aborted", async () => {
    const timers = virtualTimers();
    const { emulator } = faulty({ kind: "stall", forMs: 1_000 }, { timers });
    const reader = (await emulator.fetch(streamCall())).body?.getReader();
    await reader?.read();
    const silent = reader?.read();
    await until(() => timers.waiting === 1);
    await reader?.cancel();
    await silent;
    const leaving = new AbortController();
    const second = await emulator.fetch(new Request(streamCall(), { signal: leaving.signal }));
    const reading = second.arrayBuffer();
    await until(() => timers.waiting === 1);
    leaving.abort(new Error("gone"));
    await expect(reading).rejects.toThrow("gone");
    expect(timers.waiting).toBe(0);
    expect(emulator.calls.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it("does not keep a process from ending", async () => {
    const index = new URL("../../src/index.ts", import.meta.url).href;
    const script = `
      const { createEmulator } = await import(${JSON.stringify(index)});
      const emulator = createEmulator();
      emulator.faults.add({ kind: "stall", forMs: 300_000 });
      const request = new Request("http://x${streamPath}", { method: "POST", body: ${JSON.stringify(body)} });
      emulator.fetch(request).then((response) => response.arrayBuffer());
    `;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit", timeout: 10_000 });
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
  });
});

describe("trickle", () => {
  const piecesOf = async (fault: Fault, request: Request): Promise<readonly Uint8Array[]> => {
    const { emulator } = faulty(fault);
    const reader = (await emulator.fetch(request)).body?.getReader();
    const pieces: Uint8Array[] = [];
    for (let next = await reader?.read(); next?.value; next = await reader?.read()) pieces.push(next.value);
    return pieces;
  };

  it("gives the same bytes, one by one", async () => {
    const pieces = await piecesOf({ kind: "trickle", everyMs: 0 }, streamCall());
    expect(pieces.every(({ length }) => length === 1)).toBe(true);
    expect(Buffer.concat(pieces).equals(await wholeStream())).toBe(true);
  });

  it("gives as many at a time as it is told to, of plain answers too", async () => {
    const pieces = await piecesOf({ kind: "trickle", bytes: 50, everyMs: 0 }, call());
    expect(pieces.slice(0, -1).every(({ length }) => length === 50)).toBe(true);
    expect(Buffer.concat(pieces).equals(await bytesOf(await createEmulator().fetch(call())))).toBe(true);
  });

  it("waits before each", async () => {
    const timers = virtualTimers();
    const { emulator } = faulty({ kind: "trickle", bytes: 100, everyMs: 1_000 }, { timers });
    const reading = emulator.fetch(call()).then(bytesOf);
    await until(() => timers.waiting === 1);
    const began = timers.now();
    const length = (await bytesOf(await createEmulator().fetch(call()))).length;
    await timers.advance(Math.ceil(length / 100) * 1_000);
    expect(await reading).toHaveLength(length);
    expect(timers.now() - began).toBe(Math.ceil(length / 100) * 1_000);
  });

  it("does not disturb a cut that counts events", async () => {
    const emulator = createEmulator();
    emulator.faults.add({ kind: "trickle", bytes: 7, everyMs: 0 });
    emulator.faults.add({ kind: "cut-after", events: 2 });
    const { frames, rest } = framesOf(await bytesOf(await emulator.fetch(streamCall())));
    expect({ frames: frames.length, rest: rest.length }).toEqual({ frames: 2, rest: 0 });
    expect(emulator.calls[0]?.faults).toEqual(["trickle", "cut-after"]);
  });
});
