export { allTargets } from "@bedrock-targets/all";
export { BedrockClient } from "@bedrock-targets/client";
export { houseBase } from "@bedrock-targets/example-replaced-base";
export { teamAlias } from "@bedrock-targets/example-team-alias";
