import { describe, expect, it } from "vitest";
import { shapeInvoke } from "../src/index.ts";
import { invoke, modelId, refusal, targetWith } from "./shape-support.ts";

const defaults = { modelId, contentType: "application/json", accept: "application/json" };

class Prompt {
  inputText = "x";
}

describe("shapeInvoke", () => {
  it("sends text and bytes as they are, and anything else as JSON", () => {
    const bytes = new Uint8Array([1, 2]);
    expect(invoke({ body: "text" })).toEqual({ ...defaults, body: "text" });
    expect(invoke({ body: bytes }).body).toBe(bytes);
    expect(invoke({ body: bytes.buffer }).body).toEqual(bytes);
    expect(invoke({ body: new DataView(bytes.buffer, 1) }).body).toEqual(new Uint8Array([2]));
    expect(invoke({ body: { a: [1, null] } }).body).toBe('{"a":[1,null]}');
  });

  it("lets a body say itself what its JSON is", () => {
    expect(invoke({ body: { at: new Date(0) } }).body).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
    expect(invoke({ body: { inner: { toJSON: () => [1] } } }).body).toBe('{"inner":[1]}');
  });

  it("takes the headers of InvokeModel as fields", () => {
    const fields = {
      contentType: "image/png",
      accept: "*/*",
      trace: "ENABLED",
      serviceTier: "flex",
      requestMetadata: '{"team":"search"}',
    };
    expect(invoke({ body: "x", ...fields })).toEqual({ modelId, body: "x", ...fields });
  });

  it.each<[name: string, body: unknown]>([
    ["a Map", new Map([["a", 1]])],
    ["a Set", new Set([1])],
    ["a Blob", new Blob(["x"])],
    ["a ReadableStream", new ReadableStream()],
    ["a Promise", Promise.resolve({})],
    ["a FormData", new FormData()],
    ["a URLSearchParams", new URLSearchParams("a=b")],
    ["a SharedArrayBuffer", new SharedArrayBuffer(1)],
    ["an instance of Prompt", new Prompt()],
    ["a function", () => {}],
  ])("refuses %s as the body, which JSON would make `{}` or nothing of", (name, body) => {
    const error = refusal(() => invoke({ body }));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toContain(`\`body\` is ${name}.`);
    expect(error.advice).toMatch(/text, bytes or a JSON value/);
    expect(refusal(() => invoke({ body: { deep: [body] } })).message).toContain(`\`body.deep[0]\` is ${name}.`);
  });

  it.each<[what: string, body: unknown]>([
    ["text", ""],
    ["bytes", new Uint8Array()],
    ["buffer", new ArrayBuffer(0)],
    ["view", new DataView(new ArrayBuffer(1), 1)],
  ])("takes an empty %s for no body", (_what, body) => {
    expect(refusal(() => invoke({ body })).message).toContain("`body` is missing or empty");
  });

  it.each(["contentType", "accept", "guardrailIdentifier", "requestMetadata"])(
    "refuses in `%s` what no HTTP header can carry",
    (field) => {
      for (const value of ["a\r\nb", "a\u0000", "日本", "é", "\u007f"]) {
        const error = refusal(() => invoke({ body: "x", [field]: value }));
        expect(error.code).toBe("invalid-request");
        expect(error.message).toMatch(new RegExp(`\`${field}\`.*header`));
      }
    },
  );

  it.each<[what: string, request: unknown, message: RegExp]>([
    ["no body", {}, /`body`/],
    ["a body with a bigint", { body: { a: 1n } }, /`body\.a` is a bigint.*JSON/],
    ["a body whose toJSON fails", { body: { toJSON: () => JSON.parse("{") } }, /`body` cannot become JSON/],
    ["messages beside", { body: "x", messages: "y" }, /converse/],
    ["metadata that is an object", { body: "x", requestMetadata: { a: "b" } }, /string of JSON/],
  ])("refuses %s", (_what, request, message) => {
    const error = refusal(() => invoke(request));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toMatch(message);
  });

  it("has no place for variables, also where Converse of the same kind takes them", () => {
    const request = { body: "x", variables: { a: "b" } };
    const { message } = refusal(() => shapeInvoke(request as never, targetWith({ takes: ["variables"] })));
    expect(message).toMatch(/`variables` is no field.*converse/);
  });

  it("takes an instance of a class as the request itself", () => {
    class Request {
      body = "x";
    }
    expect(invoke(new Request())).toEqual({ ...defaults, body: "x" });
  });
});
