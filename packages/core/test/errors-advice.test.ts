import { describe, expect, it } from "vitest";
import { type ErrorCode, toTargetError } from "../src/index.ts";

/** An exception as the AWS SDK throws it. */
const aws = (name: string, status: number | undefined, message: string): Error =>
  Object.assign(new Error(message), { name, $fault: "client", $metadata: { httpStatusCode: status } });

const kindsOwn: Readonly<Partial<Record<ErrorCode, string>>> = {
  "operation-not-supported": "KIND",
  "access-denied": "KIND",
  "not-found": "KIND",
  "quota-exceeded": "KIND",
  "invalid-request": "KIND",
};

describe("a kind's own advice", () => {
  it.each([
    ["ValidationException", 400, "This action doesn't support the model that you provided."],
    ["ValidationException", 400, "The provided model identifier is invalid."],
    ["ResourceNotFoundException", 404, "Could not find it."],
    ["AccessDeniedException", 403, "You have no access."],
  ])("is given for %s %s: %s", (name, status, message) => {
    expect(toTargetError(aws(name, status, message), { advice: kindsOwn }).advice).toBe("KIND");
  });

  it.each([
    ["ValidationException", 400, "This model doesn't support tool use.", /toolConfig/],
    ["ValidationException", 400, "This model doesn't support tool use in streaming mode.", /`converse`/],
    ["ValidationException", 400, "The provided model doesn't support counting tokens.", /count/],
    ["ValidationException", 400, "The provided model doesn't support async inference.", /`invokeModel`/],
    ["ValidationException", 400, "Access to Anthropic models is not allowed for this account.", /account/],
    ["ResourceNotFoundException", 404, "Model use case details have not been submitted.", /form/],
    ["FTUFormNotFilled", 404, "x", /form/],
    ["AccessDeniedException", 403, "not authorized to perform the AWS Marketplace actions", /aws-marketplace/],
    ["MPAgreementBeingCreated", 403, "x", /15 minutes/],
    ["AccessDeniedException", 403, "You don't have access to the model with the specified model ID.", /model access/],
    ["ThrottlingException", 429, "Too many tokens per day.", /daily/],
    ["AccessDeniedException", 403, "Your request did not allow prompt caching.", /cachePoint/],
  ])("makes room for what is known better: %s %s: %s", (name, status, message, expected) => {
    expect(toTargetError(aws(name, status, message), { advice: kindsOwn }).advice).toMatch(expected);
  });
});

describe("the advice for a denial", () => {
  const said = (message: string, name = "AccessDeniedException") => toTargetError(aws(name, 403, message)).advice;
  const user = "User: arn:aws:sts::123456789012:assumed-role/x is not authorized to perform: bedrock:InvokeModel on";
  const resource = "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0";

  it.each(["MPAgreementBeingCreated", "AccessDeniedException"])(
    "says to wait while the subscription is being made (%s)",
    (name) => {
      const message =
        "Your account is not authorized to access this model. Your AWS Marketplace subscription for this model is still being processed.";
      expect(said(message, name)).toMatch(/^Wait.*15 minutes/);
    },
  );

  it.each([
    "You don't have access to the model with the specified model ID.",
    "You don’t have access to the model with the specified model ID.",
    "Your account is not authorized to invoke this API operation.",
  ])("says to ask for model access: %s", (message) => {
    expect(said(message)).toMatch(/model access/);
    expect(said(message)).not.toContain("InvokeModel");
  });

  it.each([
    ["a service control policy", "service control policy"],
    ["a resource control policy", "resource control policy"],
    ["a permissions boundary", "permissions boundary"],
    ["a VPC endpoint policy", "VPC endpoint policy"],
    ["a session policy", "session policy"],
    ["an identity-based policy", "identity-based policy"],
    ["a resource-based policy: arn:aws:iam::1:policy/x", "resource-based policy"],
  ])("says who must remove an explicit deny in %s", (where, policy) => {
    const advice = said(`${user} resource: ${resource} with an explicit deny in ${where}`);
    expect(advice).toContain(`that ${policy}`);
    expect(advice).toContain("explicit deny");
    expect(advice).toContain(`\`bedrock:InvokeModel\` on \`${resource}\`, which lies in us-west-2`);
    expect(advice).not.toMatch(/^Allow/);
  });

  it("knows an explicit deny also where neither action nor resource are named", () => {
    expect(said("Access denied with an explicit deny in some policy.")).toMatch(/explicit deny/);
  });

  it("names the policy that does not allow the action", () => {
    const advice = said(`${user} resource: ${resource} because no VPC endpoint policy allows the bedrock:InvokeModel`);
    expect(advice).toMatch(/^Allow .* in the VPC endpoint policy/);
  });
});

describe("the advice where on-demand is not supported", () => {
  it("says where the profiles stand, and lets nobody guess a prefix", () => {
    const message = "Invocation of model ID x with on-demand throughput isn’t supported.";
    const { advice } = toTargetError(aws("ValidationException", 400, message));
    expect(advice).toContain("list-inference-profiles");
    expect(advice).not.toContain("us.");
  });
});

describe("the name or status alone", () => {
  it.each<[ErrorCode, boolean, string]>([
    ["unavailable", true, "InternalError"],
    ["unavailable", true, "InternalServerError"],
    ["unavailable", true, "ServiceUnavailable"],
    ["throttled", true, "ThrottledException"],
    ["throttled", true, "RequestThrottled"],
    ["access-denied", false, "AccessDenied"],
    ["invalid-request", false, "ValidationError"],
  ])("gives %s (retryable: %s) for the error frame %s", (code, retryable, name) => {
    expect(toTargetError(Object.assign(new Error("x"), { name }))).toMatchObject({ code, retryable });
  });

  it("gives model-error for a 424 without a type", () => {
    expect(toTargetError(aws("Unknown", 424, "x")).code).toBe("model-error");
  });
});

describe("errors of the network", () => {
  const failed = (code: string) => toTargetError(Object.assign(new Error(`it was ${code}`), { code }));

  it.each([
    "CERT_HAS_EXPIRED",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "EPROTO",
    "ERR_SSL_WRONG_VERSION_NUMBER",
  ])("are of the certificates for %s, and no retry helps", (code) => {
    expect(failed(code)).toMatchObject({ code: "unavailable", retryable: false });
    expect(failed(code).advice).toMatch(/certificate/);
  });

  it("are recognised in the cause of `fetch failed`", () => {
    const cause = Object.assign(new Error("x"), { code: "CERT_HAS_EXPIRED" });
    expect(toTargetError(new TypeError("fetch failed", { cause })).code).toBe("unavailable");
  });

  it("say that no HTTP came where the parser gave up", () => {
    expect(failed("HPE_INVALID_CONSTANT").code).toBe("unavailable");
    expect(failed("HPE_INVALID_CONSTANT").advice).toMatch(/HTTP/);
  });

  it("name the proxy where it refuses a tunnel, and do not try again", () => {
    const error = failed("ERR_PROXY_TUNNEL");
    expect(error).toMatchObject({ code: "unavailable", retryable: false, advice: expect.stringContaining("proxy") });
  });

  it.each(["Error", "TimeoutError"])(
    "say that the connection was closed where the SDK's HTTP/2 has no code: %s",
    (name) => {
      const message = "Unexpected error: http2 request did not get a response";
      const error = toTargetError(Object.assign(new Error(message), { name }));
      expect(error).toMatchObject({ code: "unavailable", retryable: true, advice: expect.stringMatching(/closed/) });
    },
  );

  it.each([
    "@smithy/node-http-handler - the request socket did not establish a connection with the server within 1 ms.",
  ])("do not ask for a shorter answer where no connection was made: %s", (message) => {
    const { code, retryable, advice } = toTargetError(Object.assign(new Error(message), { name: "TimeoutError" }));
    expect({ code, retryable }).toEqual({ code: "timeout", retryable: true });
    expect(advice).toMatch(/network/);
    expect(advice).not.toMatch(/shorter/);
  });

  it("say so too where the system's own connection timed out", () => {
    expect(failed("ETIMEDOUT")).toMatchObject({ code: "timeout", retryable: true });
    expect(failed("ETIMEDOUT").advice).not.toMatch(/shorter/);
  });
});

describe("an answer that is a page", () => {
  const hint =
    "Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.";
  const page = (status: number, body = "<html><head>"): Error => {
    const message = `Unexpected token '<', "${body}"... is not valid JSON\n  ${hint}`;
    const error = Object.assign(new SyntaxError(message), { $metadata: { httpStatusCode: status } });
    return Object.defineProperty(error, "$response", { value: { statusCode: status, body } });
  };

  it.each<[ErrorCode, number]>([
    ["throttled", 429],
    ["access-denied", 403],
    ["content-too-long", 413],
    ["unavailable", 502],
    ["unknown", 200],
  ])("is %s for the status %s, and says that something in between answered", (code, status) => {
    const error = toTargetError(page(status), { advice: kindsOwn });
    expect(error.code).toBe(code);
    expect(error.message).toMatch(new RegExp(`between.*proxy.*page.*${status}`));
    expect(error.message).not.toMatch(/Deserialization|Unexpected token|KIND/);
  });

  it("is known by its body where the message does not show it", () => {
    const error = Object.assign(new SyntaxError(`JSON.parse: bad\n  ${hint}`), { $metadata: { httpStatusCode: 502 } });
    Object.defineProperty(error, "$response", { value: { statusCode: 502, body: "\n<!doctype html>" } });
    expect(toTargetError(error).message).toMatch(/page/);
  });

  it("is not suspected where other text is no JSON; the SDK's hint is cut all the same", () => {
    const error = new SyntaxError(`Unexpected token 'u', "upstream"... is not valid JSON\n  ${hint}`);
    expect(toTargetError(error).message).toContain("is not valid JSON. ");
    expect(toTargetError(error).message).not.toMatch(/Deserialization|page/);
  });

  it("is not confused with the JSON of a first frame, which is read without the SDK's hint", () => {
    const frame = Object.assign(new Error(`{"message":"ad"}\n  ${hint}`), { name: "accessDeniedException" });
    expect(toTargetError(frame).message).toMatch(/^AccessDeniedException: ad\. /);
  });
});

describe("reading an exception", () => {
  it("takes time in proportion to the length of its name and message", () => {
    const error = Object.assign(new Error("on resource: ".repeat(1e5)), { name: "a".repeat(1e6) });
    expect(toTargetError(error).code).toBe("unknown");
  });
});
