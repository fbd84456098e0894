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
export { BedrockClient } from "@bedrock-targets/client";
export { createEmulator } from "@bedrock-targets/emulator";

export const credentials = { accessKeyId: "any", secretAccessKey: "any" };
