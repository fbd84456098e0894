import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { BedrockTargetError, toTargetError } from "@bedrock-targets/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CapabilityName, capabilitiesOf } from "../../../src/control/capabilities/capabilities.ts";
import { Learned } from "../../../src/control/capabilities/learned.ts";
import { BedrockClient } from "../../../src/index.ts";
import { base } from "../../support/strategies.ts";
import { ofModel, target } from "./support/facts.ts";

const nova = "amazon.nova-lite-v1:0"; // has tools, in streams as well, says the table
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const validation = (message: string): Error => named("ValidationException", message);
const noTools = "This model doesn't support tool use.";

describe("what the service refuses", () => {
  it.each<[Error, CapabilityName]>([
    [validation("This model doesn't support tool use in streaming mode."), "streamingToolUse"],
    [validation("This model doesn’t support tool use."), "toolUse"],
    [
      named("AccessDeniedException", "You invoked an unsupported model or your request did not allow prompt caching."),
      "promptCaching",
    ],
    [validation("You invoked an unsupported model or your request did not allow prompt caching."), "promptCaching"],
    [validation("The provided model doesn't support counting tokens."), "countTokens"],
    [validation("The provided model doesn't support async inference."), "asyncInvoke"],
    [validation(`Latency performance configuration is not supported for ${nova} in us-east-1`), "latencyOptimized"],
    [
      validation(
        "This action doesn't support the model that you provided. Try again with a supported text or chat model.",
      ),
      "converse",
    ],
    [named("ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/", noTools), "toolUse"],
    [named("validationException", noTools), "toolUse"],
  ])("is known from then on: %s", (error, refused) => {
    const learned = new Learned();
    expect(learned.learn(error, nova, "converse")).toEqual(refused);
    // Of a target with no rules of its kind, behind which nothing is known.
    const { [refused]: capability } = capabilitiesOf(target("cross-region", { modelId: nova }), learned);
    expect(capability).toEqual({ answer: "no", reason: `the service has refused it for ${nova}`, source: "service" });
    const { [refused]: ofTheModel } = capabilitiesOf(target("cross-region", { models: [{ modelId: nova }] }), learned);
    expect(ofTheModel).toEqual(capability);
  });

  it("takes away what needs it, of a target as of a model", () => {
    const learned = new Learned();
    learned.learn(validation(noTools), nova, "converse");
    learned.learn(validation(noTools), "arn:of:a:router", "converse");
    for (const facts of [{ models: [{ modelId: nova }] }, { modelId: "arn:of:a:router" }]) {
      const of = capabilitiesOf(target("router", facts), learned);
      expect(of.streamingToolUse).toMatchObject({ answer: "no", source: "service" });
      expect(of.converse.source).not.toBe("service");
    }
  });

  it("is refused for the operation that was called, where the sentence names none", () => {
    const sentence = validation("This action doesn't support the model that you provided.");
    expect(new Learned().learn(sentence, nova, "converseStream")).toEqual("converseStream");
    expect(new Learned().learn(sentence, nova, "invokeModel")).toEqual("invokeModel");
  });

  it.each([
    ["another exception", named("ThrottlingException", noTools)],
    ["another sentence", validation("The provided model identifier is invalid.")],
    ["a sentence of the model", validation(`The model returned the following errors: ${noTools}`)],
    ["a sentence that quotes the request", validation(`1 validation error detected: Value '${noTools}' at 'system'`)],
    ["a value that is no exception", undefined],
    ["an exception without words", { name: "ValidationException" }],
    ["a refusal of ours", new BedrockTargetError({ code: "operation-not-supported", message: noTools, advice: "" })],
    [
      "a refusal of ours with a cause of ours",
      new BedrockTargetError({ code: "unknown", message: noTools, advice: "", cause: new Error(noTools) }),
    ],
  ])("is not learned from %s", (_what, error) => {
    const learned = new Learned();
    expect(learned.learn(error, nova, "converse")).toBeUndefined();
    expect(ofModel({ modelId: nova }, learned)).toEqual(ofModel({ modelId: nova }));
  });

  it("is learned from an error of ours by AWS's exception in it", () => {
    const learned = new Learned();
    expect(learned.learn(toTargetError(validation(noTools), { target: nova }), nova, "converse")).toBe("toolUse");
    expect(learned.refusal(nova, "toolUse")?.answer).toBe("no");
  });

  it("adds up, and holds for the one model alone", () => {
    const learned = new Learned();
    learned.learn(validation(noTools), nova, "converse");
    learned.learn(validation("The provided model doesn't support counting tokens."), nova, "countTokens");
    expect(ofModel({ modelId: nova }, learned)).toMatchObject({
      toolUse: { source: "service" },
      countTokens: { source: "service" },
      promptCaching: { answer: "yes", source: "table" },
    });
    const micro = "amazon.nova-micro-v1:0";
    expect(ofModel({ modelId: micro }, learned)).toEqual(ofModel({ modelId: micro }));
  });

  it("is kept for the models and targets that were used last", () => {
    const small = fc.constantFrom("a", "b", "c", "d", "e");
    fc.assert(
      fc.property(fc.array(fc.tuple(small, fc.boolean()), { minLength: 30, maxLength: 40 }), (steps) => {
        const learned = new Learned(3);
        let recent: string[] = []; // the order of use, the oldest first
        for (const [key, isLearned] of steps) {
          if (isLearned) learned.learn(validation(noTools), key, "converse");
          const isKnown = learned.refusal(key, "toolUse") !== undefined;
          expect(isKnown).toBe(isLearned || recent.includes(key));
          if (isKnown) recent = [...recent.filter((other) => other !== key), key].slice(-3);
        }
      }),
    );
  });

  it("is understood as it comes from the wire, through the AWS SDK", async () => {
    const type = "ValidationException:http://internal.amazon.com/coral/com.amazon.bedrock/";
    const server = createServer((_request, response) => {
      response.writeHead(400, { "content-type": "application/json", "x-amzn-errortype": type });
      response.end(JSON.stringify({ message: noTools }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // it listens on a port
    const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
    const runtime = { endpoint: `http://127.0.0.1:${port}`, credentials, maxAttempts: 1 };
    const client = new BedrockClient({ region: "us-east-1", targets: [base], runtime });
    const error: unknown = await client.converse(nova, { messages: "Hi" }).catch((reason: unknown) => reason);
    await client.destroy();
    await new Promise((resolve) => server.close(resolve));
    expect(new Learned().learn(error, nova, "converse")).toEqual("toolUse");
  });
});
