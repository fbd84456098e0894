import { describeModelTarget } from "@bedrock-targets/conformance";
import { crossRegion } from "@bedrock-targets/cross-region";

describeModelTarget({
  target: crossRegion,
  modelIds: ["us.anthropic.claude-sonnet-4-5-20250929-v1:0"],
  foreignIds: [],
});
