import { describeModelTarget } from "@bedrock-targets/conformance";
import { expect, it } from "vitest";
import { teamAlias } from "../src/index.ts";
import { connectToEmulator } from "./connect.ts";

const support = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/chatbot00001";

describeModelTarget({
  target: teamAlias({ support }),
  modelIds: ["team:support"],
  foreignIds: ["team:nobody", "amazon.nova-lite-v1:0", support],
  sentAs: () => support,
  connect: { "a port": connectToEmulator },
  invokeBody: { messages: [{ role: "user", content: [{ text: "Hello." }] }] },
});

it("refuses an ARN that is none where the aliases are written, not at the first call", () => {
  expect(() => teamAlias({ support: "chatbot00001" })).toThrow(/no Bedrock modelId/);
});
