import { BedrockTargetError, type Transport } from "@bedrock-targets/core";
import { expect, it } from "vitest";
import { BedrockClient } from "../src/index.ts";
import { base } from "./support/strategies.ts";

/** A stream whose first frame is an exception: both transports then fail the call itself. */
const throttling: Transport = {
  region: async () => "us-east-1",
  send({ onHead }) {
    onHead?.({ status: 200, headers: { "x-amzn-requestid": "first" } });
    const exception = Object.assign(new Error("Slow down."), { $fault: "client", $metadata: {} });
    return Promise.reject(Object.assign(exception, { name: "ThrottlingException" }));
  },
};

it("an exception in place of a stream's first event carries the try that it was", async () => {
  const client = new BedrockClient({ targets: [base], transport: throttling, retry: false });
  const error: unknown = await client.converseStream("amazon.nova-lite-v1:0", { messages: "Hi" }).catch((e) => e);
  if (!BedrockTargetError.is(error)) throw error;
  expect(error).toMatchObject({ code: "throttled", status: 200, requestId: "first" });
  expect(error.attempts).toEqual([expect.objectContaining({ code: "throttled", status: 200, requestId: "first" })]);
});
