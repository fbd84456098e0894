import { describe, expect, it } from "vitest";
import { BedrockTargetError, toTargetError } from "../src/index.ts";

const aws = (message: string, more: object = {}): Error =>
  Object.assign(new Error(message), {
    name: "IncompleteSignature",
    $fault: "client",
    $metadata: { httpStatusCode: 400, requestId: "r-1" },
    ...more,
  });

/** Everything of a value that a log could show, whether enumerable or not. */
const shown = (value: unknown, depth = 0): string =>
  typeof value !== "object" || value === null || depth > 4
    ? String(value)
    : Reflect.ownKeys(value)
        .map((key) => `${String(key)}=${shown(Reflect.get(value, key), depth + 1)}`)
        .join("\n");

describe("a secret is quoted neither in the message nor in the cause:", () => {
  it.each([
    ["the bearer token of a header", "It requires more. Authorization=Bearer bedrock-api-key-SECRETKEY123"],
    ["an API key by itself", "The key bedrock-api-key-SECRETKEY123= has expired"],
    ["a long-term API key", "The key ABSKQmVkcm9ja0FQSUtleS1SECRETKEY123 has expired"],
    ["a bearer token by itself", "Bearer SECRETKEY123 was refused"],
    ["a header whose value is quoted", "not valid in Authorization header: 'SECRETKEY123'."],
    [
      "the same word before it",
      "'SECRETKEY123' not a valid key=value pair in Authorization header: 'Bearer SECRETKEY123'.",
    ],
    ["a signed header", "authorization: AWS4-HMAC-SHA256 Credential=AKIAX/20260101, Signature=SECRETKEY123"],
    ["JSON", '{"Authorization":"Bearer SECRETKEY123","x":1}'],
    ["JSON in JSON", '{\\"authorization\\":\\"Bearer SECRETKEY123\\"}'],
    ["a canonical request", "host:x\nx-amz-security-token:SECRETKEY123\n\nhost;x-amz-security-token"],
    ["a signed address", "https://x/?X-Amz-Security-Token=SECRETKEY123&X-Amz-Signature=SECRETKEY123"],
    ["a secret access key", "aws_secret_access_key = SECRETKEY123"],
    ["a secret access key of the SDK's", "{ secretAccessKey: 'SECRETKEY123', sessionToken: 'SECRETKEY123' }"],
    ["a session token", `the token IQoJb3JpZ2lu${"SECRETKEY123".repeat(9)} is old`],
    ["a variable", "AWS_BEARER_TOKEN_BEDROCK=SECRETKEY123"],
    ["a signature", "Signature=SECRETKEY123"],
    ["a header of its own", "x-api-key: SECRETKEY123"],
  ])("%s", (_what, message) => {
    const thrown = aws(message);
    const error = toTargetError(thrown);
    expect(shown(error)).not.toContain("SECRETKEY");
    expect(error.message).toContain("[redacted]");
    expect(error.cause).not.toBe(thrown);
  });

  it("one in the cause's own cause", () => {
    const error = toTargetError(new Error("It failed.", { cause: new Error("Bearer SECRETKEY123") }));
    expect(shown(error)).not.toContain("SECRETKEY");
  });

  it("one in another member of the exception", () => {
    const error = toTargetError(aws("It failed.", { originalMessage: "Authorization: SECRETKEY123" }));
    expect(shown(error)).not.toContain("SECRETKEY");
  });

  it("one in an object that passes for an error", () => {
    expect(shown(toTargetError({ Message: "Bearer SECRETKEY123" }))).not.toContain("SECRETKEY");
  });

  it("one in a thrown string", () => {
    expect(shown(toTargetError("Bearer SECRETKEY123"))).not.toContain("SECRETKEY");
  });

  it("one in what was thrown when the caller aborted", () => {
    expect(shown(toTargetError(aws("Bearer SECRETKEY123"), { aborted: true }))).not.toContain("SECRETKEY");
  });
});

describe("the redacted copy", () => {
  it("has the name and $metadata of the original, and no $response", () => {
    const thrown = Object.defineProperty(
      aws("Authorization=Bearer SECRETKEY123", { originalStatusCode: 503 }),
      "$response",
      {
        value: { body: "SECRETKEY123" },
      },
    );
    const { cause } = toTargetError(thrown);
    expect(cause).toBeInstanceOf(Error);
    expect(cause).toMatchObject({
      name: "IncompleteSignature",
      message: "Authorization=Bearer [redacted]",
      $metadata: { httpStatusCode: 400, requestId: "r-1" },
      originalStatusCode: 503,
    });
    expect(cause).not.toHaveProperty("$response");
  });

  it.each([
    ["the text that our parser hides", "$responseBodyText", "<p>Bearer SECRETKEY123</p>"],
    ["the answer that the SDK hides", "$response", { body: "<p>Bearer SECRETKEY123</p>" }],
  ])("is made for a secret in %s", (_what, key, value) => {
    const thrown = Object.defineProperty(new SyntaxError("Unexpected token '<'"), key, { value });
    const { cause } = toTargetError(thrown);
    expect(cause).toMatchObject({ name: "SyntaxError" });
    expect(cause).not.toHaveProperty(key);
  });

  it("is made for the cause of an error that is ours already", () => {
    const cause = new Error("Bearer SECRETKEY123");
    const thrown = new BedrockTargetError({ code: "credentials", message: "It failed.", advice: "", cause });
    expect(shown(toTargetError(thrown, { target: "x" }))).not.toContain("SECRETKEY");
    expect(shown(toTargetError(thrown))).not.toContain("SECRETKEY");
  });

  it("is not made where there is nothing to hide", () => {
    const thrown = aws(
      "The security token included in the request is invalid. Check the bearer token. Signature expired: now",
    );
    expect(toTargetError(thrown).cause).toBe(thrown);
    expect(toTargetError(thrown).message).not.toContain("[redacted]");
  });

  it("can be made of an error that is its own cause", () => {
    const thrown = aws("Bearer SECRETKEY123");
    thrown.cause = thrown;
    expect(shown(toTargetError(thrown))).not.toContain("SECRETKEY");
  });

  it("takes time in proportion to the length", () => {
    const pieces = [
      "Bearer ",
      "bedrock-api-key-",
      "authorization",
      "authorization: ",
      "signature=",
      "'",
      " ",
      "ABSK+",
      "IQoJ+",
      "eyJ-",
      '\\"',
    ];
    for (const piece of pieces) {
      expect(toTargetError(new Error(`authorization${piece.repeat(2e5)}`)).code).toBe("unknown");
    }
  });
});
