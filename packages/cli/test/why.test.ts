import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnose } from "../src/why/diagnosis.ts";
import { modelIdsIn } from "../src/why/model-ids.ts";
import { readErrors } from "../src/why/read-errors.ts";
import { runCli } from "./support/run-cli.ts";

const haiku = "anthropic.claude-3-haiku-20240307-v1:0";
const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";
const onDemand = `Invocation of model ID ${sonnet} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`;
const denied = `User: arn:aws:sts::123456789012:assumed-role/app/i-1 is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:ap-northeast-3::foundation-model/${haiku} because no identity-based policy allows the bedrock:InvokeModel action`;
const requestId = "5b0b0a3c-0d5e-4b8e-9a44-2b4c7b0f7f11";

const dump = `/app/node_modules/@smithy/core/dist-cjs/submodules/protocols/index.js:1234
            throw this.mixin.decorateServiceException(Object.assign(exception), output);
                  ^

ValidationException: ${onDemand}
    at ProtocolLib.getErrorSchemaOrThrowBaseException (/app/node_modules/@aws-sdk/core/index.js:67:27)
    at new ThrottlingException (/app/x.js:1:1)
    at async de_AccessDeniedExceptionRes (/app/x.js:1:1) {
  '$fault': 'client',
  '$metadata': {
    httpStatusCode: 400,
    requestId: '${requestId}',
    attempts: 1
  }
}`;

const own = `BedrockTargetError: The target lies in eu-west-1, the client in us-east-1, and is not to leave it ("strict"). Use a client of eu-west-1, or a target of the client's region.
    at awayFrom (file:///app/client.js:1:1) {
  code: 'region-mismatch',
  advice: "Use a client of eu-west-1, or a target of the client's region.",
  retryable: false
}`;

/** Whatever people paste: the text, and what is to be made of it. */
const pasted: readonly (readonly [what: string, text: string, code: string, name: string | undefined])[] = [
  ["a dump of the AWS SDK", dump, "on-demand-not-supported", "ValidationException"],
  [
    "a name and a message",
    "ThrottlingException: Too many tokens, please wait before trying again.",
    "throttled",
    "ThrottlingException",
  ],
  [
    "the daily quota",
    "ThrottlingException: Too many tokens per day, please wait before trying again.",
    "quota-exceeded",
    "ThrottlingException",
  ],
  [
    "botocore",
    "botocore.errorfactory.ThrottlingException: An error occurred (ThrottlingException) when calling the Converse operation (reached max retries: 4): Too many requests",
    "throttled",
    "ThrottlingException",
  ],
  [
    "botocore's sentence alone",
    `An error occurred (AccessDeniedException) when calling the InvokeModel operation: ${denied}`,
    "access-denied",
    "AccessDeniedException",
  ],
  [
    "Go",
    `operation error Bedrock Runtime: InvokeModel, https response error StatusCode: 400, RequestID: ${requestId}, ValidationException: Input is too long for requested model`,
    "content-too-long",
    "ValidationException",
  ],
  [
    "Java",
    `software.amazon.awssdk.services.bedrockruntime.model.ValidationException: The provided model identifier is invalid. (Service: BedrockRuntime, Status Code: 400, Request ID: ${requestId})`,
    "not-found",
    "ValidationException",
  ],
  [
    "Rust",
    'ValidationException(ValidationException { message: Some("The provided model identifier is invalid."), meta: ErrorMetadata })',
    "not-found",
    "ValidationException",
  ],
  [
    "a line of a JSON log",
    JSON.stringify({
      level: "error",
      err: { type: "AccessDeniedException", message: denied, $metadata: { httpStatusCode: 403, requestId } },
    }),
    "access-denied",
    "AccessDeniedException",
  ],
  [
    "JSON over several lines",
    JSON.stringify(
      { name: "ResourceNotFoundException", message: "This model version has reached the end of its life." },
      undefined,
      2,
    ),
    "end-of-life",
    "ResourceNotFoundException",
  ],
  [
    "Lambda",
    '{"errorType":"ModelNotReadyException","errorMessage":"The model is loading","trace":[]}',
    "model-not-ready",
    "ModelNotReadyException",
  ],
  [
    "the error as text within JSON",
    JSON.stringify({ msg: `call failed: ValidationException: ${onDemand}` }),
    "on-demand-not-supported",
    "ValidationException",
  ],
  [
    "the wire",
    `HTTP/1.1 400 Bad Request\nx-amzn-errortype: ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/\n\n{"message":"The provided model identifier is invalid."}`,
    "not-found",
    "ValidationException",
  ],
  ["a message without a name", "The provided model identifier is invalid.", "not-found", "ValidationException"],
  ["a message of IAM without a name", denied, "access-denied", "AccessDeniedException"],
  [
    "the network",
    "Error: connect ECONNREFUSED 127.0.0.1:443\n    at TCPConnectWrap.afterConnect",
    "unavailable",
    undefined,
  ],
  [
    "credentials",
    "CredentialsProviderError: Could not load credentials from any providers",
    "credentials",
    "CredentialsProviderError",
  ],
  ["an exception frame", 'Error: throttlingException: {"message":"Slow down"}', "throttled", "ThrottlingException"],
  ["an error of this project", own, "region-mismatch", undefined],
  [
    "text that was broken at the terminal's edge",
    "ValidationException: The provided model\n  identifier is\n  invalid.",
    "not-found",
    "ValidationException",
  ],
  ["JSON that has a code in its text", '{"level":"error","msg":"boom: ECONNRESET"}', "unavailable", undefined],
  ["JSON that is empty", "{}", "unknown", undefined],
  ["JSON that is an empty list", "[]", "unknown", undefined],
  ["a level that looks like a code", "2026 ERROR connect ECONNREFUSED 127.0.0.1:443", "unavailable", undefined],
  ["a cut connection", "Error: socket hang up\n    at connResetException", "unavailable", undefined],
  ["no region", "Error: Region is missing\n    at default", "invalid-request", "Error"],
  ["no modelId", "Error: No value provided for input HTTP label: modelId.\n    at x", "invalid-target", undefined],
  ["an abort", "AbortError: Request aborted", "aborted", "AbortError"],
  ["the web's abort", "DOMException [AbortError]: This operation was aborted", "aborted", "AbortError"],
  [
    "botocore's read timeout, with the source lines of its stack",
    'Traceback (most recent call last):\n  File "x.py", line 1, in send\n    raise ConnectTimeoutError(endpoint_url=url)\nbotocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://bedrock-runtime.us-east-1.amazonaws.com/"',
    "timeout",
    "ReadTimeoutError",
  ],
  [
    "botocore's connect timeout",
    'botocore.exceptions.ConnectTimeoutError: Connect timeout on endpoint URL: "https://x/"',
    "timeout",
    "ConnectTimeoutError",
  ],
  [
    "botocore's lost endpoint",
    'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://x/"',
    "unavailable",
    "EndpointConnectionError",
  ],
  ["something else", "TypeError: x is not a function", "unknown", undefined],
];

const first = (text: string) => {
  const [error] = readErrors(text);
  if (!error) throw new Error("no error was read");
  return diagnose(error, text);
};

describe("a pasted error", () => {
  it.each(pasted)("from %s is understood", (_, text, code, name) => {
    const { code: found, name: foundName, cause, fix } = first(text);
    expect({ code: found, name: foundName }).toEqual({ code, name });
    expect(cause).toMatch(/\.$/);
    expect(fix).not.toBe("");
  });

  it("gives up its status, its request and its target", () => {
    expect(first(dump)).toMatchObject({ status: 400, requestId, modelIds: [sonnet], retryable: false });
  });

  it("is read whole, and not beyond", () => {
    expect(first(dump).message).toBe(`ValidationException: ${onDemand}`);
    expect(first(pasted[12]?.[1] ?? "").message).toBe("ValidationException: The provided model identifier is invalid.");
  });

  it("of IAM's names who may not do what, and in which region", () => {
    expect(first(denied).denied).toEqual({
      caller: "arn:aws:sts::123456789012:assumed-role/app/i-1",
      action: "bedrock:InvokeModel",
      resource: `arn:aws:bedrock:ap-northeast-3::foundation-model/${haiku}`,
      region: "ap-northeast-3",
    });
  });

  it("is not one of those that its stack names", () => {
    expect(readErrors(dump)).toHaveLength(1);
  });

  it("in a path is decoded", () => {
    const text =
      "POST /model/us.amazon.nova-lite-v1%3A0/converse-stream 400 ValidationException: The provided model identifier is invalid.";
    expect(first(text).modelIds).toEqual(["us.amazon.nova-lite-v1:0"]);
  });

  it.each([
    "software.amazon.awssdk.services.bedrockruntime.model.ValidationException: no",
    "see https://docs.anthropic.com/en/api or docs.anthropic.com",
    "POST https://api.openai.com/v1/chat failed; //openai.gpt-4.com; ops@anthropic.status-1.com",
    "anthropic.APIError, google.api_core.exceptions.Forbidden, amazon.com and meta.ai",
    "Caused by: software.amazon.awssdk:bedrockruntime:2.25.0",
  ])("names no model in %j", (text) => {
    expect(modelIdsIn(text)).toEqual([]);
  });

  it.each([
    ["anthropic.claude-opus-4-7", "anthropic.claude-opus-4-7"],
    ["meta.llama3-3-70b-instruct-v1:0.", "meta.llama3-3-70b-instruct-v1:0"],
    ["amazon.nova-lite-v1:0:300k,", "amazon.nova-lite-v1:0:300k"],
    ["us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0", "us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0"],
    ["sa.amazon.nova-lite-v1:0 of a geography of tomorrow", "sa.amazon.nova-lite-v1:0"],
    ["litellm's bedrock/zai.glm-4.6", "zai.glm-4.6"],
    ["https://x.example/model/deepseek.r1-v1%3A0/converse", "deepseek.r1-v1:0"],
  ])("names the model in %j", (text, modelId) => {
    expect(modelIdsIn(text)).toEqual([modelId]);
  });

  it("of this project may succeed later only where its dump says so", () => {
    const dump = (retryable: boolean) =>
      `BedrockTargetError: Slow down. Wait.\n    at x {\n  code: 'throttled',\n  advice: 'Wait.',\n  retryable: ${retryable}\n}`;
    expect([first(dump(true)).retryable, first(dump(false)).retryable]).toEqual([true, false]);
  });

  it("leaves talk and stacks between the lines of a log alone", () => {
    const line = (message: string) => JSON.stringify({ level: "error", err: { type: "ThrottlingException", message } });
    const text = `${line("one")}\n    at send (/app/x.js:1:1)\nstarting again\n${line("two")}\n`;
    expect(readErrors(text).map(({ message }) => message)).toEqual(["one", "two"]);
  });

  it("beside the first one is one of five at most; the rest is counted", async () => {
    const text = Array.from({ length: 12 }, (_, index) => `ThrottlingException: Too many requests, ${index}`).join(
      "\n",
    );
    const { also, more } = JSON.parse((await runCli(["why", text, "--json"])).out);
    expect(also).toHaveLength(5);
    expect(more).toBe(6);
    expect((await runCli(["why", text])).out).toContain("and 6 more");
  });

  it("shows no secret", () => {
    const { message } = first(
      "InvalidSignatureException: Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/x aws_secret_access_key=abcdefghij",
    );
    expect(message).not.toContain("abcdefghij");
  });

  it("beside the first one shows no secret either", async () => {
    const text = `ThrottlingException: Too many requests\nAccessDeniedException: aws_secret_access_key=abcdefghij is wrong`;
    for (const args of [
      ["why", text],
      ["why", text, "--json"],
    ]) {
      const { out } = await runCli(args);
      expect(out).toContain("AccessDeniedException");
      expect(out).not.toContain("abcdefghij");
    }
  });

  it("is one of several: the first is explained, the others are named, repetitions are not", () => {
    const errors = readErrors(
      `ThrottlingException: Too many requests\nThrottlingException: Too many requests\n\nModelTimeoutException: Timed out.`,
    );
    expect(errors.map(({ name }) => name)).toEqual(["ThrottlingException", "ModelTimeoutException"]);
  });

  it("may be any text at all", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "ValidationException",
        ": ",
        '{"message":"',
        '"}',
        "\n    at ",
        "(",
        "{ ",
        "arn:aws:bedrock:",
        "%ZZ",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        for (const error of readErrors(text)) diagnose(error, text);
      }),
    );
  });

  it("is read in time that grows with the text, and no faster", () => {
    const once = (text: string) => {
      const started = performance.now();
      readErrors(text);
      return performance.now() - started;
    };
    const time = (repeats: number) => {
      const text = "ValidationException ( { \" ' Error: \\".repeat(repeats);
      return Math.min(once(text), once(text), once(text)); // the least: other programs run beside it
    };
    time(500);
    expect(time(8_000)).toBeLessThan(Math.max(time(1_000), 5) * 24);
  });
});

describe("why", () => {
  it("takes the error as an argument, and works offline", async () => {
    const { code, out, err } = await runCli(["why", `ValidationException: ${onDemand}`], {
      columns: 80,
      env: { NO_COLOR: "1" },
    });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^on-demand-not-supported\n/);
    expect(out).toContain("\ncause ");
    expect(out).toContain("\nfix ");
    expect(out).toContain(sonnet);
  });

  it("takes it from standard input", async () => {
    const { code, out } = await runCli(["why"], { stdin: dump });
    expect(code).toBe(0);
    expect(out).toContain("on-demand-not-supported");
  });

  it("asks for it where nobody gives one", async () => {
    const { code, out, err } = await runCli(["why"], { columns: 80 });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("bedrock-targets why");
  });

  it("says that nothing is in an empty text", async () => {
    expect((await runCli(["why"], { stdin: " \n" })).code).toBe(2);
  });

  it("ends with 1 where it knows no such error", async () => {
    expect((await runCli(["why", "hello"])).code).toBe(1);
  });

  it("is JSON when asked", async () => {
    const { out } = await runCli(["why", dump, "--json"]);
    expect(JSON.parse(out)).toMatchObject({ code: "on-demand-not-supported", modelIds: [sonnet], also: [] });
  });

  it("shows what a log wants to do to the terminal, and does not do it", async () => {
    const { out } = await runCli(["why", "ValidationException: \u001b[2J\u001b]8;;http://x\u0007 boom"], {
      columns: 80,
      env: { NO_COLOR: "1" },
    });
    expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(out).toContain("\\u001b[2J");
  });

  it("names the profiles of the account that have the model", async () => {
    const { out } = await runCli(["why", `ValidationException: ${onDemand}`, "--emulator", "--json"]);
    const { substitutes } = JSON.parse(out);
    expect(substitutes.ids).toEqual([`us.${sonnet}`, `global.${sonnet}`]); // and no application profile of it
  });
});
