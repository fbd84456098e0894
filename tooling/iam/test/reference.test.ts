import type { PolicyDocument } from "@bedrock-targets/client";
import { describe, expect, it } from "vitest";
import { clientIn } from "../src/client.ts";
import { places } from "../src/place.ts";
import { problemsIn } from "../src/reference.ts";
import { examplesIn } from "../src/requests.ts";

const everything = {
  operations: ["converse", "converseStream", "countTokens", "resolve", "listTargets"],
  guardrail: "abcdefghijkl",
} as const;

describe.each(places)("in $partition, AWS's reference has every action and resource of the policy for", (place) => {
  const examples = examplesIn(place);

  it.each(examples)("$name", async ({ targets }) => {
    const client = clientIn(place, { recover: { onDemand: "profile" }, within: "*" });
    expect(await problemsIn((await client.policy(targets, everything)).document)).toEqual([]);
  });

  it.each(examples)("$name, offline", async ({ targets }) => {
    const { document } = await clientIn(place).policy(targets, { ...everything, offline: true });
    expect(await problemsIn(document)).toEqual([]);
  });
});

describe("the check itself", () => {
  it.each([
    ["bedrock:Converse", "arn:aws:bedrock:us-east-1::foundation-model/a.b", "does not exist"],
    ["bedrock:InvokeModel", "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ", "bedrock:InvokeModel on"],
    ["bedrock:InvokeModel", "arn:aws:bedrock:us-east-1:123456789012:custom-model/a.b/c", "bedrock:InvokeModel on"],
    [
      "bedrock:CountTokens",
      "arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.a.b",
      "bedrock:CountTokens on",
    ],
    ["bedrock:ListPrompts", "arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ", "bedrock:ListPrompts on"],
    ["bedrock:RenderPrompt", "*", "bedrock:RenderPrompt on"],
  ])("finds %s on %s wrong", async (action, resource, problem) => {
    const document: PolicyDocument = {
      Version: "2012-10-17",
      Statement: [{ Sid: "A", Effect: "Allow", Action: [action], Resource: [resource] }],
    };
    expect((await problemsIn(document))[0]).toContain(problem);
  });
});
