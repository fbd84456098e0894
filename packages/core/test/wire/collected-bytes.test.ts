import { describe, expect, it } from "vitest";
import { bytesOf, collect, joined } from "../../src/wire/index.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* each(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

describe("pieces of bytes", () => {
  it("are joined in order", () => {
    expect(joined([bytes("abc"), bytes(""), bytes("de"), bytes("f")])).toEqual(bytes("abcdef"));
    expect(joined([])).toEqual(new Uint8Array());
  });

  it("are one when collected", async () => {
    expect(await collect(bytesOf(each(bytes("abc"), bytes("de"))))).toEqual(bytes("abcde"));
    expect(await collect(bytesOf(each()))).toEqual(new Uint8Array());
  });

  it("are not copied where there is but one", async () => {
    const only = bytes("only");
    expect(await collect(bytesOf(each(only)))).toBe(only);
  });
});
