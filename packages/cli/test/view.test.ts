import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairs } from "../src/view/pairs.ts";
import { plain, plainJson, plainProse } from "../src/view/plain.ts";
import { screenOn, wantsColours } from "../src/view/screen.ts";
import { type TableLayout, table } from "../src/view/table.ts";
import { tree } from "../src/view/tree.ts";
import { widthOf, wrap } from "../src/view/width.ts";

const shapeless = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const anyText = fc.string({ unit: "binary", maxLength: 60 });
const silent = { write: () => true };
const terminal = (columns: number) => screenOn({ ...silent, isTTY: true, columns }, { NO_COLOR: "1" });
const pipe = screenOn(silent, {});

describe("plain text", () => {
  it("has nothing in it that moves a cursor, colours or turns the direction of writing", () => {
    fc.assert(fc.property(anyText, (text) => !shapeless.test(plain(text))));
  });

  it("shows an escape sequence as what it is", () => {
    expect(plain("\u001b[31mred\u202e\u009b\u0007")).toBe("\\u001b[31mred\\u202e\\u009b\\u0007");
  });

  it("leaves line ends, tabs and joined emoji in prose, and escapes the rest", () => {
    expect(plainProse("one\r\n\ttwo 👩‍💻 \u001b]0;title\u0007")).toBe("one\n\ttwo 👩‍💻 \\u001b]0;title\\u0007");
  });

  it("is, as JSON, the same value for whoever reads it, and plain for a terminal", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: anyText })), (value) => {
        const json = plainJson(value);
        expect(JSON.parse(json)).toEqual(value);
        expect(json.split("\n").every((line) => !shapeless.test(line))).toBe(true);
      }),
    );
  });
});

describe("lines", () => {
  it("are not wider than the screen, unless a single word is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: fc.constantFrom("a", "漢", "é", ".") })),
        fc.integer({ min: 10, max: 60 }),
        (words, width) => {
          for (const line of wrap(words.join(" "), width)) {
            expect(widthOf(line) <= width || !line.includes(" ")).toBe(true);
          }
        },
      ),
    );
  });

  it("keep every word, in order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, unit: fc.constantFrom("a", "b", "-") })),
        fc.integer({ min: 1, max: 40 }),
        (words, width) => {
          expect(wrap(words.join(" "), width).join(" ")).toBe(words.join(" "));
        },
      ),
    );
  });

  it("count two columns for a letter of East Asia, one for an accented letter, none for a colour", () => {
    expect([widthOf("漢字"), widthOf("e\u0301"), widthOf("\u001b[31mred\u001b[39m")]).toEqual([4, 1, 3]);
  });
});

const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1b2c3d4e5f6";
const layout: TableLayout<{ readonly kind: string; readonly text: string }> = {
  columns: [
    { head: "kind", cell: ({ kind }) => kind },
    { head: "text", cell: ({ text }) => text, least: 8 },
  ],
  details: () => [["pass", arn]],
};
const rows = [{ kind: "application-profile", text: "a few words that are broken where they have to be" }];

describe("a table", () => {
  it("breaks words of wide columns to fit, and never an ARN", () => {
    const lines = table(terminal(50), layout, rows);
    expect(lines).toContain(`  pass  ${arn}`);
    expect(lines.filter((line) => !line.includes(arn)).every((line) => widthOf(line) <= 50)).toBe(true);
    expect(lines.length).toBeGreaterThan(3);
  });

  it("stands in one line a row where there is room", () => {
    expect(table(terminal(200), layout, rows)).toHaveLength(3);
  });

  it("becomes names and values where the columns do not fit", () => {
    const narrow = [{ kind: "x".repeat(60), text: "y" }];
    expect(table(terminal(40), layout, narrow)[0]).toMatch(/^kind {2}x{60}$/);
  });

  it("has, in a pipe, as many tabs in every line as in its head", () => {
    const lines = table(pipe, layout, rows);
    expect(lines.map((line) => line.split("\t").length)).toEqual([2, 2]);
  });
});

describe("colours", () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ TERM: "dumb" }, true, false],
  ])("with %j, on a terminal: %s, are wanted: %s", (env, isTTY, wanted) => {
    expect(wantsColours({ ...silent, isTTY }, env)).toBe(wanted);
  });
});

describe("names and values", () => {
  it("stand in two columns, and what has no value is left out", () => {
    expect(
      pairs(terminal(40), [
        ["one", "1"],
        ["longer", ["2", "3"]],
        ["none", undefined],
        ["empty", []],
      ]),
    ).toEqual(["one     1", "longer  2", "        3"]);
  });
});

describe("a tree", () => {
  const root = {
    text: "a",
    behind: [
      { text: "b", behind: [{ text: "c", behind: [] }] },
      { text: "d", behind: [] },
    ],
  };

  it("is drawn on a terminal", () => {
    expect(tree(terminal(80), root)).toEqual(["a", "├─ b", "│  └─ c", "└─ d"]);
  });

  it("is indented in a pipe", () => {
    expect(tree(pipe, root)).toEqual(["a", "  b", "    c", "  d"]);
  });
});
