import { allTargets } from "@bedrock-targets/all";
import { BedrockClient, BedrockTargetError, type ConverseReply } from "@bedrock-targets/client";
import { describeModelTarget } from "@bedrock-targets/conformance";
import { createEmulator } from "@bedrock-targets/emulator";
import { prompt } from "@bedrock-targets/prompt";

export const client = new BedrockClient({ targets: allTargets });
export const ask = async (modelId: string): Promise<ConverseReply> => client.converse(modelId, { messages: "Hello" });

const translate = prompt("arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1", {
  variables: ["language", "message"],
});
export const french = (message: string): Promise<ConverseReply> =>
  client.converse(translate, { variables: { language: "French", message } });
// @ts-expect-error a stored prompt brings its own system text
export const wrong = client.converse("arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1", { system: "x" });
// @ts-expect-error the variable `language` is missing
export const missing = client.converse(translate, { variables: { message: "x" } });
export const targets: readonly { readonly kind: string }[] = createEmulator().account.targets;
export const codes = (error: unknown): string => (BedrockTargetError.is(error) ? error.code : "none");
export const suite: typeof describeModelTarget = describeModelTarget;
