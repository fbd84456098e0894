import { describe, expect, it } from "vitest";
import { head, legend, refusal, wire } from "../src/screen/layout.ts";
import { OneLine } from "../src/screen/one-line.ts";
import { pageFor } from "../src/screen/page.ts";
import { columnsOf, cut, flat, shorten, wrap } from "../src/screen/text.ts";
import { plain } from "./support.ts";

const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/chatbot00001";

describe("text", () => {
  it("counts the columns that a terminal takes for it", () => {
    expect(["abc", "日本", "🎉", "e\u0301", "👩‍💻", "…", "❤️"].map(columnsOf)).toEqual([3, 4, 2, 1, 2, 1, 2]);
  });

  it("is cut where the columns end, never within a character", () => {
    expect(cut("日本語です", 5)).toBe("日本…");
    expect(cut("👩‍💻👩‍💻👩‍💻", 5)).toBe("👩‍💻👩‍💻…");
    expect(cut("short", 5)).toBe("short");
  });

  it("becomes one line without anything that moves the cursor", () => {
    expect(flat("\n one\r\n\ttwo\u001b[2J\u0007 \u202etrap")).toBe("one two[2J trap");
  });

  it("is wrapped between words", () => {
    expect(wrap("one two three fourteen", 8)).toEqual(["one two", "three", "fourteen"]);
    expect(wrap("a-very-long-word b", 6)).toEqual(["a-very-long-word", "b"]);
  });

  it.each([10, 20, 40, 60, 79])("of an identifier is shortened to %i columns between its words", (columns) => {
    const short = shorten(arn, columns);
    const [start = "", end = ""] = short.split("…");
    expect(short.length).toBeLessThanOrEqual(columns);
    expect(arn.startsWith(start) && arn.endsWith(end)).toBe(true);
    expect(`${start}|${end}`).not.toMatch(/[a-z0-9]\|[a-z0-9]/);
  });

  it("of an identifier keeps percent escapes whole", () => {
    const path = `POST /model/${encodeURIComponent(arn)}/converse`;
    for (let columns = 12; columns < path.length; columns++) {
      const [start = "", end = ""] = shorten(path, columns).split("…");
      const beforeEnd = path.slice(0, path.length - end.length);
      expect([start, beforeEnd].filter((text) => /%.?$/.test(text))).toEqual([]);
    }
  });

  it("of an identifier that fits stays as it is", () => {
    expect(shorten(arn, arn.length)).toBe(arn);
  });
});

describe("a line that comes in pieces", () => {
  const typed = (columns: number, pieces: readonly string[]) => {
    const line = new OneLine(columns);
    return [...pieces.map((piece) => line.add(piece)), line.end()];
  };

  it("is written as it comes, and padded at the end", () => {
    expect(typed(12, ["Why", " is", " it"])).toEqual(["Why", " is", " it", "   "]);
  });

  it("ends in an ellipsis where there is more, and takes the same room", () => {
    expect(typed(8, ["one two", " three"])).toEqual(["one two", "", "…"]);
    expect(typed(6, ["日本語", "です"]).join("")).toBe("日本… ");
  });

  it("uses the last column where the text just fits", () => {
    expect(typed(8, ["one", " two!"]).join("")).toBe("one two!");
  });

  it("is the same however the text was cut into pieces", () => {
    const text = " First\n\nsecond   third 🎉\tfourth ";
    expect(typed(20, Array.from(text)).join("")).toBe(typed(20, [text]).join(""));
  });
});

describe("a page", () => {
  it.each([60, 80, 99, 100, 120, 300])("of %i columns is never overrun", (columns) => {
    const page = pageFor(columns, plain);
    const rows = [
      head({ kind: "application-profile", modelId: arn }, page),
      wire(`POST /model/${encodeURIComponent(arn)}/converse-stream`, page),
    ];
    const text = [rows.join("") + refusal("not-found", "No such thing. ".repeat(20), false, page), legend(page)].join(
      "\n",
    );
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
  });

  it("has the request beside the modelId where both have room", () => {
    const row = (columns: number) => {
      const page = pageFor(columns, plain);
      return head({ kind: "base", modelId: "amazon.nova-lite-v1:0" }, page) + wire("POST /model/x/converse", page);
    };
    expect(row(100)).toMatch(/^base +amazon\.nova-lite-v1:0 +POST \/model\/x\/converse\n +$/);
    expect(row(80)).toBe("base                 amazon.nova-lite-v1:0\n  POST /model/x/converse\n  ");
  });

  it("of a pipe shortens no identifier", () => {
    expect(head({ kind: "prompt", modelId: arn.repeat(3) }, pageFor(undefined, plain))).toContain(arn.repeat(3));
  });
});
