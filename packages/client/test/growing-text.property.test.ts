import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GrowingText } from "../src/stream/growing-text.ts";

describe("text that grows", () => {
  it("gives what is new to readers who look at any time, and the whole", () => {
    const pieces = fc.array(fc.string({ maxLength: 3 }), { size: "+1" });
    fc.assert(
      fc.property(pieces, fc.nat({ max: 5000 }), fc.array(fc.nat({ max: 4000 })), (some, many, looks) => {
        const text = new GrowingText();
        const readers = looks.map((every) => ({ every: every + 1, read: "" }));
        for (const [index, piece] of [...Array<string>(many).fill("ab"), ...some].entries()) {
          text.append(piece);
          for (const reader of readers) {
            if (index % reader.every === 0) reader.read += text.since(reader.read.length);
          }
        }
        const whole = "ab".repeat(many) + some.join("");
        expect(text.whole()).toBe(whole);
        expect(text.length).toBe(whole.length);
        for (const reader of readers) expect(reader.read + text.since(reader.read.length)).toBe(whole);
      }),
      { numRuns: 50 },
    );
  });
});
