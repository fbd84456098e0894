import { describe, expect, it } from "vitest";
import { BedrockTargetError, type ErrorCode, toTargetError } from "../src/index.ts";

/** An exception as the AWS SDK throws it. */
const aws = (name: string, status: number | undefined, message: string, more: object = {}): Error =>
  Object.assign(new Error(message), {
    name,
    $fault: "client",
    $metadata: { httpStatusCode: status, requestId: "r-1" },
    ...more,
  });

describe("toTargetError gives", () => {
  it.each<[code: ErrorCode, retryable: boolean, name: string, status: number, message: string]>([
    ["throttled", true, "ThrottlingException", 429, "Too many requests, please wait before trying again."],
    ["throttled", true, "ThrottlingException", 429, "Too many tokens, please wait before trying again."],
    ["quota-exceeded", false, "ThrottlingException", 429, "Too many tokens per day, please wait before trying again."],
    ["quota-exceeded", false, "ServiceQuotaExceededException", 400, "Quota exceeded."],
    ["model-not-ready", true, "ModelNotReadyException", 429, "Model is not ready for inference."],
    ["timeout", true, "ModelTimeoutException", 408, "Timed out."],
    ["unavailable", true, "InternalServerException", 500, "Internal."],
    ["unavailable", true, "ServiceUnavailableException", 503, "Unavailable."],
    ["unavailable", true, "overloaded_error", 529, "Overloaded."],
    ["unavailable", true, "SomethingNew", 502, "Bad gateway."],
    ["throttled", true, "SomethingNew", 429, "Slow."],
    ["not-found", false, "ResourceNotFoundException", 404, "Could not find it."],
    ["end-of-life", false, "ResourceNotFoundException", 404, "This version has reached the end of its life."],
    ["legacy-model", false, "ResourceNotFoundException", 404, "Access denied. It is marked by provider as Legacy."],
    ["access-denied", false, "ResourceNotFoundException", 404, "Model use case details have not been submitted."],
    ["access-denied", false, "AccessDeniedException", 403, "You have no access."],
    ["invalid-request", false, "AccessDeniedException", 403, "Your request did not allow prompt caching."],
    ["credentials", false, "UnrecognizedClientException", 403, "The token is invalid."],
    ["credentials", false, "ExpiredTokenException", 403, "Expired."],
    ["on-demand-not-supported", false, "ValidationException", 400, "x with on-demand throughput isn’t supported."],
    ["on-demand-not-supported", false, "ValidationException", 400, "x with on-demand throughput isn't supported."],
    ["not-found", false, "ValidationException", 400, "The provided model identifier is invalid."],
    ["operation-not-supported", false, "ValidationException", 400, "It doesn't support the model that you provided."],
    ["operation-not-supported", false, "ValidationException", 400, "It doesn't support tool use in streaming mode."],
    ["content-too-long", false, "ValidationException", 400, "Input is too long for requested model."],
    ["content-too-long", false, "ValidationException", 400, "input length and `max_tokens` exceed context limit"],
    ["access-denied", false, "ValidationException", 400, "Operation not allowed"],
    ["invalid-request", false, "ValidationException", 400, "Malformed input request."],
    ["model-error", false, "ModelErrorException", 424, "The model failed."],
    ["unknown", false, "SomethingNew", 418, "Teapot."],
  ])("%s (retryable: %s) for %s %s: %s", (code, retryable, name, status, message) => {
    const cause = aws(name, status, message);
    const error = toTargetError(cause, { target: "amazon.nova-lite-v1:0" });
    expect(error).toMatchObject({ code, retryable, status, requestId: "r-1", target: "amazon.nova-lite-v1:0", cause });
    expect(error.message).toContain(message.replace(/\.$/, ""));
    expect(error.advice).not.toBe("");
    expect(error.message.endsWith(error.advice)).toBe(true);
  });

  it("what to set where the AWS SDK finds no region", () => {
    expect(toTargetError(new Error("Region is missing"))).toMatchObject({
      code: "invalid-request",
      advice: expect.stringContaining("AWS_REGION"),
    });
  });

  it("the exception's name without the suffix of the wire", () => {
    expect(toTargetError(aws("ThrottlingException:http://internal/coral/", undefined, "x")).code).toBe("throttled");
  });

  it("what an exception frame that the SDK has no class for says, whose message is JSON", () => {
    const frame = Object.assign(new Error('{"message":"It took too long"}'), { name: "modelTimeoutException" });
    expect(toTargetError(frame)).toMatchObject({
      code: "timeout",
      message: expect.stringContaining("It took too long"),
    });
  });

  it("a model error as retryable where the model itself had answered 5xx", () => {
    const failure = (originalStatusCode: number) =>
      toTargetError(aws("ModelErrorException", 424, "x", { originalStatusCode }));
    expect(failure(503).retryable).toBe(true);
    expect(failure(400).retryable).toBe(false);
  });

  it("the denied action and the region where it was denied, which may be another than the client's", () => {
    const message =
      "User: arn:aws:sts::123456789012:assumed-role/x is not authorized to perform: bedrock:InvokeModel on resource: " +
      "arn:aws:bedrock:ap-northeast-3::foundation-model/anthropic.claude because no identity-based policy allows it";
    const { advice } = toTargetError(aws("AccessDeniedException", 403, message));
    expect(advice).toContain(
      "`bedrock:InvokeModel` on `arn:aws:bedrock:ap-northeast-3::foundation-model/anthropic.claude`",
    );
    expect(advice).toContain("lies in ap-northeast-3");
  });

  it.each(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "EPIPE"])("unavailable for %s", (code) => {
    const error = toTargetError(Object.assign(new Error(`connect ${code}`), { code }));
    expect(error).toMatchObject({ code: "unavailable", retryable: true });
  });

  it("aborted for an aborted signal, whatever was thrown", () => {
    expect(toTargetError(aws("ThrottlingException", 429, "x"), { aborted: true }).code).toBe("aborted");
    expect(toTargetError(new DOMException("stop", "AbortError")).code).toBe("aborted");
  });

  it("the strategy's own advice in place of the general one", () => {
    const advice = { "not-found": "Look in the drawer." };
    expect(toTargetError(aws("ResourceNotFoundException", 404, "x"), { advice }).advice).toBe("Look in the drawer.");
  });

  it.each([undefined, null, 7, "text", {}, Object.create(null), new Error("")])(
    "a whole error for %o too",
    (thrown) => {
      expect(BedrockTargetError.is(toTargetError(thrown))).toBe(true);
    },
  );

  it("the error itself where it is one already", () => {
    const error = new BedrockTargetError({ code: "throttled", message: "a.", advice: "b." });
    expect(toTargetError(error)).toBe(error);
  });
});

describe("BedrockTargetError.is", () => {
  it("recognises an error of another copy of this package", () => {
    const foreign = Object.defineProperty(new Error("x"), Symbol.for("bedrock-targets.error"), { value: true });
    expect(BedrockTargetError.is(foreign)).toBe(true);
  });

  it.each([new Error("x"), {}, null, undefined, "x"])("does not recognise %o", (value) => {
    expect(BedrockTargetError.is(value)).toBe(false);
  });
});
