export { allTargets } from "@bedrock-targets/all";
export { base } from "@bedrock-targets/base";
export { BedrockClient } from "@bedrock-targets/client";
