import * as fc from "fast-check";
import { afterAll, describe, expect, it, vi } from "vitest";
import * as withBuffer from "../../src/wire/base64.ts";

/** As it is loaded where there is no `Buffer`: in browsers and at the edge. */
vi.stubGlobal("Buffer", undefined);
vi.resetModules();
const withoutBuffer = await import("../../src/wire/base64.ts");
vi.unstubAllGlobals();
afterAll(() => vi.resetModules());

describe.each([
  ["with Buffer", withBuffer],
  ["without Buffer", withoutBuffer],
])("base64 %s", (_, { fromBase64, toBase64 }) => {
  it.each([
    ["", ""],
    ["f", "Zg=="],
    ["fo", "Zm8="],
    ["foo", "Zm9v"],
    ["foobar", "Zm9vYmFy"],
    ["\u00fb\u00ff\u00fe", "w7vDv8O+"],
    ["???>>>", "Pz8/Pj4+"],
  ])("of %j is %j, and back", (text, encoded) => {
    const bytes = new TextEncoder().encode(text);
    expect(toBase64(bytes)).toBe(encoded);
    expect(fromBase64(encoded)).toStrictEqual(bytes);
  });

  it("is Node's own, and comes back, for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
        expect(fromBase64(toBase64(bytes))).toStrictEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it("is that of the bytes of a view alone", () => {
    expect(toBase64(new TextEncoder().encode("xfoox").subarray(1, 4))).toBe("Zm9v");
  });

  it("has room for a picture", () => {
    const bytes = new Uint8Array(300_000).map((_, at) => at * 7);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(Buffer.compare(fromBase64(toBase64(bytes)), bytes)).toBe(0);
  });

  it.each([
    "A",
    "AA",
    "AAA",
    "AA=",
    "=",
    "==",
    "A===",
    "====",
    "AA==AA==",
    "AAA\n",
    "AAAA\n\n\n\n",
    "AA A",
    "-_-_",
    "äöüä",
    "AAAAA",
  ])("is not %j", (text) => {
    expect(() => fromBase64(text)).toThrow(new TypeError("The bytes of an answer are not written in base64."));
  });

  it("is read, or refused, as the other one reads it", () => {
    const texts = fc.string({ unit: fc.constantFrom(..."ABab01+/=-_ \n"), maxLength: 9 });
    const read = (from: (text: string) => Uint8Array, text: string) => {
      try {
        return [...from(text)];
      } catch (error) {
        return String(error);
      }
    };
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(withoutBuffer.fromBase64, text)).toEqual(read(withBuffer.fromBase64, text));
      }),
      { numRuns: 3000 },
    );
  });
});
