import { describeModelTarget } from "@bedrock-targets/conformance";
import { provisioned } from "@bedrock-targets/provisioned";

describeModelTarget({
  target: provisioned,
  modelIds: ["arn:aws:bedrock:us-east-1:123456789012:provisioned-model/capacity0001"],
  foreignIds: [],
});
