import { describe, expect, it } from "vitest";
import { optionsOf } from "../../src/faults/check.ts";
import { createEmulator, type Fault, faultKindNames, parseFault } from "../../src/index.ts";

const add = (fault: unknown) => () => createEmulator().faults.add(fault as Fault); // as JavaScript would

describe("faults.add", () => {
  it("lists the kinds for one that does not exist", () => {
    for (const kind of ["trottle", "toString", undefined, 3]) {
      expect(add({ kind })).toThrow(TypeError);
      expect(add({ kind })).toThrow(`choose one of ${faultKindNames.join(", ")}`);
    }
  });

  it.each([undefined, null, "throttle", 3])("says what a fault is instead of %j", (fault) => {
    expect(add(fault)).toThrow(TypeError);
    expect(add(fault)).toThrow(/A fault is an object such as|There is no fault/);
  });

  it.each<[fault: object, message: RegExp]>([
    [
      { kind: "throttle", time: 3 },
      /"throttle" has no option "time": it takes message, .*, times, rate, skip, target, operation/,
    ],
    [{ kind: "throttle", events: 3 }, /no option "events"/],
    [{ kind: "throttle", times: 0 }, /"times" of a fault "throttle" takes a whole number from 1 to 1000000, not "0"/],
    [{ kind: "throttle", times: 1.5 }, /not "1.5"/],
    [{ kind: "throttle", rate: 30 }, /takes a number from 0 to 1, not "30"/],
    [{ kind: "throttle", rate: Number.NaN }, /not "NaN"/],
    [{ kind: "throttle", rate: "0.3" }, /not "0.3"/],
    [{ kind: "throttle", skip: -1 }, /"skip"/],
    [{ kind: "throttle", target: "importd" }, /takes a modelId, or one of base, cross-region/],
    [{ kind: "throttle", target: "" }, /"target"/],
    [
      { kind: "throttle", operation: "Convers" },
      /takes Converse, ConverseStream, .*such as GetInferenceProfile, or \*/,
    ],
    [{ kind: "throttle", headers: { "no good": "1" } }, /headers/],
    [{ kind: "throttle", headers: { a: 1 } }, /headers/],
    [{ kind: "throttle", members: [] }, /an object/],
    [{ kind: "latency", ms: [] }, /or a list of them/],
    [{ kind: "latency", ms: -1 }, /milliseconds from 0/],
    [{ kind: "latency", between: [1] }, /from, to/],
    [{ kind: "stall", forMs: Number.POSITIVE_INFINITY }, /milliseconds from 1 to 86400000/],
    [{ kind: "cut-after", by: "magic" }, /one of end, close, reset, rst-stream, goaway, not "magic"/],
    [{ kind: "rst-stream", code: "NOT_A_CODE" }, /NO_ERROR/],
    [{ kind: "content-type", contentType: "a\nb" }, /that a header may have/],
    [{ kind: "error", name: "Ärger\u{1f4a5}" }, /that a header may have/],
    [{ kind: "throttle", retryAfter: "\0" }, /a whole number from 0 .*, or a text/],
    [{ kind: "throttle", message: "x".repeat(1_001) }, /of 1 to 1000 characters, not "x{70,}…/],
    [{ kind: "error", status: 200 }, /from 400 to 599/],
    [{ kind: "goaway", finish: "yes" }, /true or false/],
  ])("refuses %j", (fault, message) => {
    expect(add(fault)).toThrow(TypeError);
    expect(add(fault)).toThrow(message);
  });

  it("takes undefined for absent", () => {
    const { fault } = add({ kind: "throttle", times: undefined, rate: undefined })();
    expect(fault.kind).toBe("throttle");
  });
});

describe("parseFault", () => {
  it.each<[text: string, fault: object]>([
    ["throttle", { kind: "throttle" }],
    ["throttle:0.3", { kind: "throttle", rate: 0.3 }],
    ["throttle:3", { kind: "throttle", times: 3 }],
    ["throttle:1.0", { kind: "throttle", rate: 1 }],
    ["throttle,rate=0.5,times=2", { kind: "throttle", rate: 0.5, times: 2 }],
    ["throttle:2,retry-after=7", { kind: "throttle", times: 2, retryAfter: 7 }],
    ["throttle:2,retryAfter=soon", { kind: "throttle", times: 2, retryAfter: "soon" }],
    ["cut-after:3", { kind: "cut-after", events: 3 }],
    ["cut-after:3,by=rst-stream,code=CANCEL", { kind: "cut-after", events: 3, by: "rst-stream", code: "CANCEL" }],
    ["cold-start:30s,target=imported", { kind: "cold-start", forMs: 30_000, target: "imported" }],
    ["stall:2,for-ms=5m", { kind: "stall", after: 2, forMs: 300_000 }],
    ["clock-skew:-1h", { kind: "clock-skew", byMs: -3_600_000 }],
    ["latency:100/200/1.5s", { kind: "latency", ms: [100, 200, 1_500] }],
    ["latency,between=100-500,every-event=true", { kind: "latency", between: [100, 500], everyEvent: true }],
    ["latency,normal=1s-100ms", { kind: "latency", normal: [1_000, 100] }],
    ["content-type:text/html; charset=utf-8", { kind: "content-type", contentType: "text/html; charset=utf-8" }],
    ["answer:[1,2]", { kind: "answer", body: "[1,2]" }],
    ['error:503,members={"a":1,"b":2}', { kind: "error", status: 503, members: { a: 1, b: 2 } }],
    [
      "error:400,message=Too many, too fast,name=X",
      { kind: "error", status: 400, message: "Too many, too fast", name: "X" },
    ],
    [
      "throttle:2,target=arn:aws:bedrock:us-east-1:123456789012:imported-model/abc,operation=InvokeModel",
      {
        kind: "throttle",
        times: 2,
        target: "arn:aws:bedrock:us-east-1:123456789012:imported-model/abc",
        operation: "InvokeModel",
      },
    ],
  ])("reads %s", (text, fault) => expect(parseFault(text)).toEqual(fault));

  it.each<[text: string, message: RegExp]>([
    ["", /There is no fault "": choose one of throttle/],
    ["trottle:1", /no fault "trottle"/],
    ["__proto__", /no fault/],
    ["throttle:", /"times" of a fault "throttle" takes .*, not ""/],
    ["throttle:many", /not "many"/],
    ["throttle:1.5", /takes a number from 0 to 1, not "1.5"/],
    ["cut-after:-1", /not "-1"/],
    ["throttle,colour=red", /no option "colour"/],
    ["throttle,kind=reset", /no option "kind"/],
    ["stall:1,for-ms=5weeks", /not "5weeks"/],
    ["throttle,headers={", /headers/],
    ["throttle,to-string=1", /no option "toString"/],
  ])("refuses %j in a sentence", (text, message) => {
    expect(() => parseFault(text)).toThrow(TypeError);
    expect(() => parseFault(text)).toThrow(message);
  });

  it("knows every option of every kind under its name with hyphens", () => {
    for (const kind of faultKindNames) {
      for (const name of Object.keys(optionsOf(kind))) {
        const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        // A value that no option takes but a text: the message has to be about this option, and not that there is none.
        const read = () => parseFault(`${kind},${dashed}=~`);
        try {
          expect(read()).toHaveProperty(name, "~");
        } catch (error) {
          expect(String(error)).toContain(`The option "${name}" of a fault "${kind}"`);
        }
      }
    }
  });
});
