import { describe, expect, it } from "vitest";
import { FrameDecoder, type HeaderBlock } from "../../src/wire/index.ts";
import { encodeFrame, type TestHeader } from "./support/encode-frame.ts";

const text = (name: string, value: string): TestHeader => ({ name, type: "string", value });

/** The header blocks of frames that one decoder reads. */
function blocksOf(...headers: readonly TestHeader[][]): HeaderBlock[] {
  const blocks: HeaderBlock[] = [];
  const decoder = new FrameDecoder((block) => blocks.push(block));
  for (const each of headers) decoder.push(encodeFrame(each, "payload"));
  return blocks;
}

const named = (name: string): TestHeader[] => [text(":event-type", name)];
const numbered = (count: number): TestHeader[][] =>
  Array.from({ length: count }, (_, index) => named(`event-${index}`));

describe("a header block", () => {
  it("says what sort of frame it is of", () => {
    const [event, exception, error, other] = blocksOf(
      [text(":event-type", "messageStart"), text(":message-type", "event")],
      [text(":message-type", "exception"), text(":exception-type", "throttlingException")],
      [text(":error-code", "Broken"), text(":error-message", "No."), text(":message-type", "error")],
      [text("a", "b"), { name: ":event-type", type: "integer", value: 5 }],
    );
    expect(event).toMatchObject({ messageType: "event", name: "messageStart" });
    expect(exception).toMatchObject({ messageType: "exception", name: "throttlingException" });
    expect(error).toMatchObject({ messageType: "error", name: "Broken" });
    expect(other).toMatchObject({ messageType: undefined, name: undefined });
  });

  it("that was there before is not read again", () => {
    const [first, second, again] = blocksOf(named("a"), named("b"), named("a"));
    expect(again).toBe(first);
    expect(second).not.toBe(first);
  });

  it("is another one where a single byte differs, wherever that is", () => {
    const value = "abcdefgh";
    const changed = Array.from(value, (_, at) => `${value.slice(0, at)}X${value.slice(at + 1)}`);
    const names = blocksOf(named(value), ...changed.map(named), [text(";event-type", value)]).map(({ name }) => name);
    expect(names).toEqual([value, ...changed, undefined]);
  });

  it("is another one where one goes on where the other ends", () => {
    expect(blocksOf(named("ab"), named("b"), named("abc")).map(({ name }) => name)).toEqual(["ab", "b", "abc"]);
    expect(blocksOf(named("a"), [], named("a")).map(({ name }) => name)).toEqual(["a", undefined, "a"]);
  });

  it("is kept only of the first sixteen sorts: a stream of ever new ones does not fill the memory", () => {
    const [fifteenth, sixteenth, seventeenth, ...again] = blocksOf(...numbered(17), ...numbered(17).slice(14)).slice(
      14,
    );
    expect(again[0]).toBe(fifteenth);
    expect(again[1]).toBe(sixteenth);
    expect(again[2]).not.toBe(seventeenth);
    expect(again[2]).toEqual(seventeenth);
  });

  it("is kept up to 256 bytes", () => {
    const [kept, keptAgain] = blocksOf(named("a".repeat(241)), named("a".repeat(241)));
    expect(kept?.bytes.length).toBe(256);
    expect(keptAgain).toBe(kept);
    const [long, longAgain] = blocksOf(named("a".repeat(242)), named("a".repeat(242)));
    expect(longAgain).not.toBe(long);
    expect(longAgain).toEqual(long);
  });

  it("outlives the chunk that it came in", () => {
    const blocks: HeaderBlock[] = [];
    const decoder = new FrameDecoder((block) => blocks.push(block));
    const bytes: TestHeader = { name: "b", type: "binary", value: Uint8Array.of(1, 2, 3) };
    const chunk = encodeFrame([...named("a"), bytes]);
    decoder.push(chunk);
    chunk.fill(0);
    decoder.push(encodeFrame([...named("a"), bytes]));
    expect(blocks[1]).toBe(blocks[0]);
    expect(blocks[0]?.headers.get("b")).toEqual({ type: "binary", value: Uint8Array.of(1, 2, 3) });
  });
});
