import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";
import { createEmulator } from "@bedrock-targets/emulator";

export { allTargets } from "@bedrock-targets/all";
export { BedrockClient, BedrockTargetError, chain } from "@bedrock-targets/client";

/** A Bedrock that fails when it is told to. */
export const emulator = createEmulator();
const { url: endpoint } = await emulator.listen();

export const region = "us-east-1";
export const targets = allTargets;
export const runtime = { endpoint, credentials: { accessKeyId: "any", secretAccessKey: "any" } };
export const bedrock = new BedrockClient({ region, targets, runtime });

export const primary = "us.amazon.nova-lite-v1:0";
export const second = "amazon.nova-micro-v1:0";
export const importedModel = "arn:aws:bedrock:us-east-1:123456789012:imported-model/summaries001";
