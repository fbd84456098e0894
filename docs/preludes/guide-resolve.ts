import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";
import { createEmulator } from "@bedrock-targets/emulator";

export { allTargets } from "@bedrock-targets/all";
export { BedrockClient } from "@bedrock-targets/client";

export const bedrock = new BedrockClient({ region: "us-east-1", targets: allTargets });

/** Configuration of a role that may read no profile. */
export const withoutReading = {
  endpoint: (await createEmulator({ deny: ["bedrock:GetInferenceProfile"] }).listen()).url,
};
