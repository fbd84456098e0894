import type { ErrorCode } from "@bedrock-targets/core";
import { answered, calling, callingWith, cut, failingWith, type Scenario } from "./scenario.ts";

/** One example for each code: a code without one does not compile. AWS's messages are cut to what clients see first. */
export const scenarios: Readonly<Record<ErrorCode, Scenario>> = {
  "invalid-target": calling((bedrock) => bedrock.converse("claude-sonnet-4-5", { messages: "Hello" })),
  "target-not-installed": callingWith({}, (bedrock) =>
    bedrock.converse("us.amazon.nova-lite-v1:0", { messages: "Hello" }),
  ),
  "invalid-request": calling((bedrock) =>
    bedrock.converse("amazon.nova-lite-v1:0", { messages: "Hello", temperature: 0.5 }),
  ),
  "operation-not-supported": calling((bedrock) =>
    bedrock.invokeModel("arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:2", { body: {} }),
  ),
  "region-mismatch": callingWith({ within: "eu-*" }, (bedrock) =>
    bedrock.converse("amazon.nova-lite-v1:0", { messages: "Hello" }),
  ),
  "on-demand-not-supported": calling((bedrock) =>
    bedrock.converse("anthropic.claude-sonnet-4-5-20250929-v1:0", { messages: "Hello" }),
  ),
  "not-found": calling((bedrock) => bedrock.converse("eu.amazon.nova-lite-v1:0", { messages: "Hello" })),
  "access-denied": answered(
    "AccessDeniedException",
    403,
    "User: arn:aws:iam::123456789012:user/me is not authorized to perform: bedrock:InvokeModel on resource: " +
      "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0",
  ),
  "legacy-model": answered("ResourceNotFoundException", 404, "This Model is marked by provider as Legacy"),
  "end-of-life": answered("ResourceNotFoundException", 404, "This model version has reached the end of its life"),
  "model-not-ready": answered("ModelNotReadyException", 429, "The model is not ready"),
  throttled: answered("ThrottlingException", 429, "Too many tokens, please wait before trying again"),
  "quota-exceeded": answered("ThrottlingException", 429, "Too many tokens per day, please wait before trying again"),
  timeout: answered("ModelTimeoutException", 408, "The model took too long"),
  unavailable: answered("ServiceUnavailableException", 503, "The service is unavailable"),
  "model-error": answered("ModelErrorException", 424, "The model failed"),
  "content-too-long": answered("ValidationException", 400, "Input is too long for requested model"),
  "stream-interrupted": cut,
  credentials: answered("UnrecognizedClientException", 403, "The security token included in the request is invalid"),
  aborted: calling((bedrock) =>
    bedrock.converse("amazon.nova-lite-v1:0", { messages: "Hello" }, { signal: AbortSignal.abort() }),
  ),
  unknown: failingWith("something fails that nobody foresaw", new Error("socket magic")),
};
