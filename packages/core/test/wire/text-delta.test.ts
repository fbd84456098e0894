import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { converseEvents } from "../../src/generated/runtime-answers.ts";
import { readShape } from "../../src/wire/read-shape.ts";
import { readTextDelta } from "../../src/wire/text-delta.ts";

/** As Bedrock writes it: in alphabetical order, without blanks. */
const written = (text: string, contentBlockIndex: number, p?: string): string =>
  JSON.stringify({ contentBlockIndex, delta: { text }, ...(p !== undefined && { p }) });

/** The same by the JSON parser and the table. What the padding is made of is nobody's business. */
const parsed = (json: string): unknown => ({
  contentBlockDelta: readShape(
    converseEvents.contentBlockDelta ?? "json",
    JSON.parse(json.replace(/(?<=\}),"p":"[^"\\]*"(?=\}$)/, "")),
  ),
});

const texts = fc.string({
  unit: fc.oneof(fc.constantFrom(...'{}[],:"\\\n\t\u007f p'), fc.string({ unit: "binary", maxLength: 1 })),
});
const paddings = fc.option(fc.stringMatching(/^[a-zA-Z0-9]{0,60}$/), { nil: undefined });
const indexes = fc.oneof(fc.nat(12), fc.nat(200));
const events = fc.tuple(texts, indexes, paddings).map(([text, index, p]) => written(text, index, p));

/** Characters that are taken out, doubled or put in. */
const edits = fc.array(
  fc.record({
    at: fc.nat(150),
    removed: fc.nat(2),
    added: fc.constantFrom("", '"', "\\", "}", "{", ",", "0", "-", " ", "\n", "\u0000", "\u001f", '"p"'),
  }),
  { minLength: 1, maxLength: 3 },
);

type Edit = { readonly at: number; readonly removed: number; readonly added: string };
const edited = (json: string, changes: readonly Edit[]): string =>
  changes.reduce((text, { at, removed, added }) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + added + text.slice(place + removed);
  }, json);

describe("the short way of reading a delta", () => {
  it.each([
    ["a word", written("Hello", 0, "abc")],
    ["no text", written("", 0, "abc")],
    ["no padding", written("Hello", 0)],
    ["empty padding", written("Hello", 0, "")],
    ["more than ASCII", written("Grüße 🎈", 7, "abc")],
    ["braces and brackets", written("}},[{", 3, "abc")],
    ["a block's number of two digits", written("Hello", 42, "abc")],
  ])("is taken by %s", (_, json) => {
    expect(readTextDelta(json)).toStrictEqual(parsed(json));
  });

  it.each([
    ["a quotation mark", written('a "word"', 0, "abc")],
    ["a line's end", written("a\nb", 0, "abc")],
    ["an escape in the padding", '{"contentBlockIndex":0,"delta":{"text":"a"},"p":"\\u0061"}'],
    ["a block's number of three digits", written("Hello", 100, "abc")],
    ["a number that begins with zero", '{"contentBlockIndex":01,"delta":{"text":"a"},"p":"b"}'],
    ["a letter for a number", '{"contentBlockIndex":a,"delta":{"text":"a"},"p":"b"}'],
    ["a sign before the number", '{"contentBlockIndex":-1,"delta":{"text":"a"},"p":"b"}'],
    ["another order", '{"delta":{"text":"a"},"contentBlockIndex":0}'],
    ["blanks", '{"contentBlockIndex": 0,"delta":{"text":"a"},"p":"b"}'],
    ["a second member of the delta", '{"contentBlockIndex":0,"delta":{"text":"a","fresh":1},"p":"b"}'],
    ["a second member of the event", '{"contentBlockIndex":0,"delta":{"text":"a"},"fresh":"b"}'],
    ["a member after the padding", '{"contentBlockIndex":0,"delta":{"text":"a"},"p":"b","delta":{"text":"c"}}'],
    ["another delta", '{"contentBlockIndex":0,"delta":{"toolUse":{"input":"a"}},"p":"b"}'],
    ["a control character in the text", '{"contentBlockIndex":0,"delta":{"text":"a\u0001"},"p":"b"}'],
    ["the last control character in the text", '{"contentBlockIndex":0,"delta":{"text":"a\u001f"},"p":"b"}'],
    ["no end", '{"contentBlockIndex":0,"delta":{"text":"a"},"p":"b"'],
    ["no end and no padding", '{"contentBlockIndex":0,"delta":{"text":"a"}'],
    ["too much of an end", '{"contentBlockIndex":0,"delta":{"text":"a"}}}'],
    ["nothing", ""],
  ])("is not taken by %s", (_, json) => {
    expect(readTextDelta(json)).toBeUndefined();
  });

  it("gives what the parser gives, where it is taken at all", () => {
    fc.assert(
      fc.property(events, (json) => {
        const delta = readTextDelta(json);
        if (delta) expect(delta).toStrictEqual(parsed(json));
      }),
      { numRuns: 2000 },
    );
  });

  it("is never taken by what the parser refuses, or reads otherwise", () => {
    fc.assert(
      fc.property(events, edits, (json, changes) => {
        const changed = edited(json, changes);
        const delta = readTextDelta(changed);
        if (delta) expect(delta).toStrictEqual(parsed(changed));
      }),
      { numRuns: 20_000 },
    );
  });
});
