import type { Client } from "../contenders/contender.ts";
import { callText, streamText } from "../server/answers.ts";

/** For how long, or how often, something is done. */
export type Limit = { readonly ms: number } | { readonly times: number };

/** What a contender's process can be asked to do, at an endpoint. */
export type Job =
  | { readonly kind: "calls"; readonly endpoint: string; readonly limit: Limit; readonly atOnce: number }
  | { readonly kind: "streams"; readonly endpoint: string; readonly limit: Limit; readonly events: number }
  | { readonly kind: "hold"; readonly endpoint: string; readonly count: number };

/** What it has cost this process. */
export interface Cost {
  /** How often it was done. */
  readonly times: number;
  /** Processor time, of all threads. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Of one time in the middle. */
  readonly medianMs: number;
}

/** Streams that are open at once, and the memory that each takes. */
export interface Held {
  readonly opened: number;
  readonly bytesEach: number;
}

/** Calls, so many at once, each with the exact text. */
export const calls = (client: Client, limit: Limit, atOnce: number): Promise<Cost> =>
  repeat(limit, atOnce, async () => expect(await client.call(), callText));

/** Streams of so many text events, one after the other, each with the exact text. */
export function streams(client: Client, limit: Limit, events: number): Promise<Cost> {
  const expected = streamText(events);
  return repeat(limit, 1, async () => {
    const pieces: string[] = [];
    await client.stream((piece) => pieces.push(piece));
    expect(pieces.join(""), expected);
  });
}

async function repeat(limit: Limit, atOnce: number, act: () => Promise<void>): Promise<Cost> {
  const durations: number[] = [];
  const cpu = process.cpuUsage();
  const began = performance.now();
  let started = 0;
  const isOver = () => ("ms" in limit ? performance.now() - began >= limit.ms : started >= limit.times);
  const place = async () => {
    while (!isOver()) {
      started++;
      const at = performance.now();
      await act();
      durations.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, place));
  const { user, system } = process.cpuUsage(cpu);
  const wallMs = performance.now() - began;
  durations.sort((one, other) => one - other);
  return {
    times: started,
    cpuMs: (user + system) / 1000,
    wallMs,
    medianMs: durations[durations.length >> 1] ?? wallMs,
  };
}

/** Between two looks at what has opened; and how many looks may find nothing new before nothing more is awaited. */
const lookMs = 20;
const patience = 150;

/** Opens slow streams and leaves them open; memory is what is in use after a collection, before and after. */
export async function hold(client: Client, count: number): Promise<Held> {
  await client.call();
  const before = memory();
  let opened = 0;
  let idle = 0;
  const open = async () => {
    let isOpen = false;
    await client.stream(() => {
      if (isOpen) return;
      isOpen = true;
      opened++;
      idle = 0;
    });
  };
  for (let index = 0; index < count; index++) open().catch(() => {});
  while (opened < count && idle++ < patience) await pause(lookMs);
  if (opened === 0) throw new Error("none of the streams opened");
  await pause(400); // another event of each
  return { opened, bytesEach: (memory() - before) / opened };
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function expect(text: string, expected: string): void {
  if (text !== expected) throw new Error(`the text is ${JSON.stringify(text.slice(0, 60))}…`);
}
