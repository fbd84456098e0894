export { allTargets } from "@bedrock-targets/all";
export { BedrockClient, BedrockTargetError } from "@bedrock-targets/client";
