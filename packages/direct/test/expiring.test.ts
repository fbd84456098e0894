import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Expiring } from "../src/identity/expiring.ts";

interface Value {
  readonly name: number;
  readonly expiration?: Date;
}

const minute = 60_000;
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * minute);

/** Something that is fetched, where each fetch ends when the test says so. */
function fetching() {
  const open: { resolve(value: Value): void; reject(error: Error): void; readonly again: boolean }[] = [];
  const kept = new Expiring<Value>((again) => new Promise((resolve, reject) => open.push({ resolve, reject, again })));
  let name = 0;
  const answer = async (minutes?: number): Promise<void> => {
    name += 1;
    open.at(-1)?.resolve({ name, ...(minutes !== undefined && { expiration: inMinutes(minutes) }) });
    await vi.advanceTimersByTimeAsync(0);
  };
  const fail = async (): Promise<void> => {
    open.at(-1)?.reject(new Error("no luck"));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { kept, open, answer, fail };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a value that ends", () => {
  it("is fetched once for all calls that wait for it, and given without a promise from then on", async () => {
    const { kept, open, answer } = fetching();
    const waiting = [kept.get(), kept.get(), kept.get()];
    expect(open).toHaveLength(1);
    await answer(60);
    expect(await Promise.all(waiting)).toMatchObject([{ name: 1 }, { name: 1 }, { name: 1 }]);
    expect(kept.get()).toMatchObject({ name: 1 });
  });

  it("is kept for good where it has no end", async () => {
    const { kept, open, answer } = fetching();
    const first = kept.get();
    await answer();
    await first;
    vi.advanceTimersByTime(1000 * 24 * 60 * minute);
    expect(kept.get()).toMatchObject({ name: 1 });
    expect(open).toHaveLength(1);
  });

  it("is fetched again five minutes before its end, beside the calls, and once", async () => {
    const { kept, open, answer } = fetching();
    const first = kept.get();
    await answer(60);
    await first;
    vi.advanceTimersByTime(54 * minute);
    kept.get();
    expect(open).toHaveLength(1);
    vi.advanceTimersByTime(2 * minute);
    expect(kept.get()).toMatchObject({ name: 1 });
    expect(kept.get()).toMatchObject({ name: 1 });
    expect(open).toHaveLength(2);
    expect(open.map(({ again }) => again)).toEqual([false, true]);
    await answer(60);
    expect(kept.get()).toMatchObject({ name: 2 });
  });

  it("makes calls wait once it has ended", async () => {
    const { kept, open, answer } = fetching();
    const first = kept.get();
    await answer(60);
    await first;
    vi.advanceTimersByTime(61 * minute);
    const waiting = kept.get();
    expect(waiting).toBeInstanceOf(Promise);
    await answer(60);
    expect(await waiting).toMatchObject({ name: 2 });
    expect(open).toHaveLength(2);
  });

  it("is given while it is good, also where fetching another fails; that is tried again after a pause", async () => {
    const { kept, open, answer, fail } = fetching();
    const first = kept.get();
    await answer(60);
    await first;
    vi.advanceTimersByTime(56 * minute);
    kept.get();
    await fail();
    expect(kept.get()).toMatchObject({ name: 1 });
    expect(open).toHaveLength(2);
    vi.advanceTimersByTime(11_000);
    expect(kept.get()).toMatchObject({ name: 1 });
    expect(open).toHaveLength(3);
  });

  it("that lives shorter than ten minutes is fetched again after half of its life, not all the time", async () => {
    const { kept, open, answer } = fetching();
    const first = kept.get();
    await answer(4);
    await first;
    kept.get();
    vi.advanceTimersByTime(1.9 * minute);
    kept.get();
    expect(open).toHaveLength(1);
    vi.advanceTimersByTime(0.2 * minute);
    kept.get();
    expect(open).toHaveLength(2);
  });

  it("is not remembered as a failure", async () => {
    const { kept, answer, fail } = fetching();
    const failing = expect(kept.get()).rejects.toThrow("no luck");
    await fail();
    await failing;
    const next = kept.get();
    await answer();
    expect(await next).toMatchObject({ name: 1 });
  });

  it("whose end is no time has none", async () => {
    const kept = new Expiring<Value>(() => ({ name: 1, expiration: new Date("never") }));
    await kept.get();
    expect(kept.get()).toMatchObject({ name: 1 });
  });
});

describe("a value that is forgotten", () => {
  it("is fetched again by the next call, as if it had ended, and kept then", async () => {
    const { kept, open, answer } = fetching();
    const first = kept.get();
    await answer();
    await first;
    kept.forget();
    expect(open).toHaveLength(1);
    const second = kept.get();
    await answer();
    expect(await second).toMatchObject({ name: 2 });
    expect(kept.get()).toMatchObject({ name: 2 });
    expect(open.map(({ again }) => again)).toEqual([false, true]);
  });
});
