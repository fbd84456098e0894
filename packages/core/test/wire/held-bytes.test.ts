import { describe, expect, it } from "vitest";
import { bytesOf } from "../../src/wire/index.ts";
import { Puppet } from "./support/puppet.ts";

const half = new Uint8Array(128 * 1024);

describe("the bytes of a Node stream that nobody takes", () => {
  it("hold their sender up at 256 KiB, and let it go on once all of them are taken", async () => {
    const stream = new Puppet();
    const source = bytesOf(stream);
    stream.emit("data", half);
    stream.emit("data", half.subarray(1));
    expect(stream.pauses).toBe(0);
    stream.emit("data", half.subarray(0, 1));
    expect([stream.pauses, stream.resumes]).toEqual([1, 0]);
    stream.emit("data", half); // what was under way already
    expect(stream.pauses).toBe(1);
    for (let count = 0; count < 3; count += 1) await source.next();
    expect(stream.resumes).toBe(0);
    await source.next();
    expect([stream.pauses, stream.resumes]).toEqual([1, 1]);
  });

  it("hold it up again as often as their reader is slow", async () => {
    const stream = new Puppet();
    const source = bytesOf(stream);
    for (let round = 1; round <= 3; round += 1) {
      stream.emit("data", half);
      expect([stream.pauses, stream.resumes]).toEqual([round - 1, round - 1]);
      stream.emit("data", half);
      expect([stream.pauses, stream.resumes]).toEqual([round, round - 1]);
      await source.next();
      await source.next();
    }
    expect(stream.resumes).toBe(3);
  });

  it("do not hold it up while their reader keeps up", async () => {
    const stream = new Puppet();
    const source = bytesOf(stream);
    for (let count = 0; count < 100; count += 1) {
      const waiting = source.next();
      stream.emit("data", half);
      await waiting;
    }
    expect(stream.pauses).toBe(0);
  });
});
