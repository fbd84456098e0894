import { describe, expect, it } from "vitest";
import { clockOffset, withClockOffset } from "../../src/wire/index.ts";

const hour = 3_600_000;
const minute = 60_000;
const inMs = (milliseconds: number) => ({ headers: { date: new Date(Date.now() + milliseconds).toUTCString() } });

describe("a clock's offset", () => {
  it.each([hour, -hour, 5 * minute, -5 * minute])("of %i ms is read off a refused signature's answer", (offset) => {
    expect(Math.abs((clockOffset(inMs(offset), "RequestExpired", 0) ?? 0) - offset)).toBeLessThan(2000);
  });

  it("is none where the signature was for about the service's time", () => {
    expect(clockOffset(inMs(3 * minute), "RequestExpired", 0)).toBeUndefined();
    expect(clockOffset(inMs(hour), "RequestExpired", hour)).toBeUndefined();
    expect(clockOffset(inMs(0), "RequestExpired", hour)).toBeDefined();
  });

  it("is none where something else was refused, a cache has answered, or no date is named", () => {
    expect(clockOffset(inMs(hour), "ThrottlingException", 0)).toBeUndefined();
    expect(clockOffset({ headers: { ...inMs(hour).headers, age: "9" } }, "RequestExpired", 0)).toBeUndefined();
    expect(clockOffset({ headers: { date: "soon" } }, "RequestExpired", 0)).toBeUndefined();
    expect(clockOffset({ headers: {} }, "RequestExpired", 0)).toBeUndefined();
  });

  it("is told beside what the exception says of its answer", () => {
    const exception = Object.assign(new Error("No."), { $metadata: { requestId: "r-1" } });
    expect(withClockOffset(exception, 7)).toBe(exception);
    expect(exception.$metadata).toEqual({ requestId: "r-1", clockOffsetMs: 7 });
    expect(withClockOffset(new Error("Bare."), 7)).toMatchObject({ $metadata: { clockOffsetMs: 7 } });
  });
});
