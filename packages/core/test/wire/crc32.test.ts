import { crc32 as nodeCrc32 } from "node:zlib";
import * as fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { crc32Between } from "../../src/wire/crc32.ts";
import { crc32, tableCrc32 } from "../../src/wire/index.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe.each([
  ["of the runtime", crc32],
  ["of the table", tableCrc32],
])("the checksum %s", (_, checksum) => {
  it.each([
    ["", 0],
    ["123456789", 0xcbf43926],
    ["The quick brown fox jumps over the lazy dog", 0x414fa339],
  ])("of %j is the published one", (text, expected) => {
    expect(checksum(bytes(text))).toBe(expected);
  });

  it("is Node's own, for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (given) => {
        expect(checksum(given)).toBe(nodeCrc32(given));
      }),
      { numRuns: 500 },
    );
  });

  it("looks at the bytes of a view alone", () => {
    expect(checksum(bytes("x123456789x").subarray(1, 10))).toBe(0xcbf43926);
  });
});

describe("a part's checksum", () => {
  it("is that of a view of it", () => {
    const cases = fc
      .uint8Array({ maxLength: 200 })
      .chain((given) => fc.record({ given: fc.constant(given), from: fc.nat(given.length), to: fc.nat(given.length) }));
    fc.assert(
      fc.property(cases, ({ given, from, to }) => {
        expect(crc32Between(given, from, to)).toBe(nodeCrc32(given.subarray(from, Math.max(from, to))));
      }),
    );
  });
});

describe("the checksum that is used", () => {
  it("is Node's, where there is one, looked for once", async () => {
    const native = vi.fn(nodeCrc32);
    const getBuiltinModule = vi.fn((name: string) => (name === "node:zlib" ? { crc32: native } : {}));
    vi.stubGlobal("process", { getBuiltinModule });
    const fresh = await import("../../src/wire/crc32.ts");
    expect(fresh.crc32(bytes("123456789"))).toBe(0xcbf43926);
    expect(fresh.crc32(bytes(""))).toBe(0);
    expect(native).toHaveBeenCalledTimes(2);
    expect(getBuiltinModule).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["no process", undefined],
    ["a process of another runtime", {}],
    ["no such module", { getBuiltinModule: () => undefined }],
    ["an older Node", { getBuiltinModule: () => ({}) }],
  ])("is the table's where there is %s", async (_, process) => {
    vi.stubGlobal("process", process);
    const fresh = await import("../../src/wire/crc32.ts");
    expect(fresh.crc32(bytes("123456789"))).toBe(0xcbf43926);
  });
});
