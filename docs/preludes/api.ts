import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";

export { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
export {
  applicationProfile,
  base,
  crossRegion,
  imported,
  marketplace,
  prompt,
  provisioned,
  router,
} from "@bedrock-targets/all";
export { BedrockClient, chain } from "@bedrock-targets/client";
export { createEmulator, virtualTimers } from "@bedrock-targets/emulator";

export const bedrock = new BedrockClient({ region: "us-east-1", targets: allTargets });
export const credentials = { accessKeyId: "any", secretAccessKey: "any" };
