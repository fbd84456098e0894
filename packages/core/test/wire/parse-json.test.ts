import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayLosePrecision, textOfBytes } from "../../src/wire/index.ts";
import { parseJson } from "../../src/wire/parse-json.ts";
import { jsonOf, Raw } from "./support/json.ts";

describe("the text of bytes", () => {
  it("is all of it: also a byte order mark, which JSON must not have", () => {
    expect(textOfBytes(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toBe("\ufeff{}");
  });

  it("has a mark where bytes are no UTF-8", () => {
    expect(textOfBytes(Uint8Array.of(0x61, 0xff, 0xc3))).toBe("a\ufffd\ufffd");
  });

  it("is the text that the bytes were made of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(textOfBytes(new TextEncoder().encode(text))).toBe(text);
      }),
    );
  });
});

describe("a number in JSON", () => {
  it.each<[json: string, value: number | bigint]>([
    ["0", 0],
    ["-0", -0],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9007199254740993", 9007199254740993n],
    ["-9007199254740993", -9007199254740993n],
    ["123456789012345678901234567890", 123456789012345678901234567890n],
    ["1e3", 1000],
    ["1.5e1", 15],
    ["1e21", 10n ** 21n],
    ["-1E+21", -(10n ** 21n)],
    ["1.25e22", 125n * 10n ** 20n],
    ["1e400", 10n ** 400n],
    ["1e1001", Number.POSITIVE_INFINITY],
    ["9007199254740993.0", 9007199254740992],
    ["0.12345678901234567890", 0.12345678901234568],
    ["1.5e-7", 1.5e-7],
    ["1.123e2", 112.3],
  ])("%s is a number, or a bigint where a number would round it", (json, value) => {
    expect(parseJson(json)).toBe(value);
    expect(parseJson(`{"a":[1,${json}]}`)).toStrictEqual({ a: [1, value] });
    expect(parseJson(`[ ${json} ]`)).toStrictEqual([value]);
    expect(parseJson(`{"a" :\n\t${json}}`)).toStrictEqual({ a: value });
  });

  it("keeps its value, wherever it lies", () => {
    const numbers = fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map((value) => new Raw(String(value)));
    const trees = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        numbers,
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.string({ maxLength: 3 }), tie("value"), { maxKeys: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(trees, (tree) => {
        expect(jsonOf(parseJson(jsonOf(tree)))).toBe(jsonOf(tree));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("JSON without such numbers", () => {
  it.each(['{"a":1,"b":[2.5,"x"]}', '"1234567890123456"', '{"1234567890123456":"a"}', '{"at":"2026-11-24T10:00:00"}'])(
    "%s is read the short way",
    (json) => {
      expect(mayLosePrecision(json)).toBe(false);
      expect(parseJson(json)).toStrictEqual(JSON.parse(json));
    },
  );

  it("is read as the JSON parser reads it", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const safe = JSON.parse(json, (_, value) =>
          typeof value === "number" && !Number.isSafeInteger(value) ? null : value,
        );
        const text = JSON.stringify(safe);
        expect(parseJson(text)).toStrictEqual(JSON.parse(text));
      }),
    );
  });

  it("is refused as the JSON parser refuses it", () => {
    expect(() => parseJson("{")).toThrow(SyntaxError);
    expect(() => parseJson('{"a":12345678901234567890')).toThrow(SyntaxError);
  });
});
