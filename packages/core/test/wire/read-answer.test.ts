import { describe, expect, it } from "vitest";
import { metadataOf, readOutput } from "../../src/wire/index.ts";

const head = { status: 200, headers: { "x-amzn-requestid": "r-1" } };
const $metadata = { httpStatusCode: 200, requestId: "r-1", attempts: 1, totalRetryDelay: 0 };

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const converse = (json: string) => readOutput("converse", head, bytes(json));
const block = (json: string) =>
  converse(`{"output":{"message":{"role":"assistant","content":[${json}]}}}`).output?.message?.content?.[0];

describe("an answer of Converse", () => {
  it.each(["", "{}", "null", "5", "true", '"text"', "[1]", '{"__type":"a","fresh":1,"usage":null}'])(
    "that is %j has no members but what is known of the exchange",
    (json) => {
      expect(converse(json)).toStrictEqual({ $metadata });
    },
  );

  it("that is no JSON is the parser's error, with what it was, out of sight", () => {
    const page = "<html>Sign in</html>";
    const error: unknown = (() => {
      try {
        return converse(page);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(SyntaxError);
    expect(error).toMatchObject({ $metadata, $responseBodyText: page });
    expect(Object.keys(Object(error))).not.toContain("$responseBodyText");
  });

  it("keeps numbers of a document that JavaScript would round", () => {
    expect(block('{"toolUse":{"toolUseId":"t","name":"n","input":{"id":12345678901234567890}}}')).toStrictEqual({
      toolUse: { toolUseId: "t", name: "n", input: { id: 12345678901234567890n } },
    });
  });

  it("keeps members of documents and maps whose names are special", () => {
    const special = '{"__proto__":{"a":1},"constructor":2,"toString":null}';
    const { toolUse } = block(`{"toolUse":{"input":${special}}}`) ?? {};
    expect(JSON.stringify(toolUse?.input)).toBe(special);
    const assessments = converse(`{"trace":{"guardrail":{"inputAssessment":${special}}}}`).trace?.guardrail
      ?.inputAssessment;
    expect(Object.keys(assessments ?? {})).toEqual(["__proto__", "constructor", "toString"]);
  });

  it.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
    "takes %j in place of a number for text",
    (text) => {
      const { usage } = converse(`{"usage":{"inputTokens":"${text}","outputTokens":"NaN","totalTokens":"-Infinity"}}`);
      expect(usage).toStrictEqual({
        inputTokens: text,
        outputTokens: Number.NaN,
        totalTokens: Number.NEGATIVE_INFINITY,
      });
    },
  );

  it("knows a union's new member by its name and value, whatever the name", () => {
    for (const name of ["fresh", "toString", "constructor", "__proto__", "$unknown"])
      expect(block(`{"${name}":{"a":1}}`)).toStrictEqual({ $unknown: [name, { a: 1 }] });
    expect(block('{"text":null,"fresh":1,"__type":"a"}')).toStrictEqual({ $unknown: ["fresh", 1] });
    expect(block('{"text":"a","fresh":1}')).toStrictEqual({ text: "a" });
    expect(block('{"fresh":1,"other":2}')).toStrictEqual({});
  });
});

describe("an answer of InvokeModel", () => {
  it("is its bytes, not copied, and what came as headers", () => {
    const body = bytes('{"a":1}');
    const headers = {
      ...head.headers,
      "content-type": "application/json",
      "x-amzn-bedrock-performanceconfig-latency": "optimized",
      "x-amzn-bedrock-service-tier": "flex",
    };
    const output = readOutput("invokeModel", { status: 200, headers }, body);
    expect(output).toStrictEqual({
      body,
      contentType: "application/json",
      performanceConfigLatency: "optimized",
      serviceTier: "flex",
      $metadata,
    });
    expect(output.body).toBe(body);
  });

  it("may be empty", () => {
    expect(readOutput("invokeModel", head, bytes(""))).toStrictEqual({ body: bytes(""), $metadata });
  });
});

describe("what is known of the exchange", () => {
  it.each([
    [{ "x-amzn-requestid": "a", "x-amzn-request-id": "b" }, { requestId: "a" }],
    [{ "x-amzn-request-id": "b", "x-amz-request-id": "c" }, { requestId: "b" }],
    [
      { "x-amz-request-id": "c", "x-amz-id-2": "d", "x-amz-cf-id": "e" },
      { requestId: "c", extendedRequestId: "d", cfId: "e" },
    ],
    [{}, {}],
  ])("of %j is %j", (headers, ids) => {
    expect(metadataOf({ status: 418, headers })).toStrictEqual({
      httpStatusCode: 418,
      ...ids,
      attempts: 1,
      totalRetryDelay: 0,
    });
  });
});
