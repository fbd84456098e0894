import { describeModelTarget } from "@bedrock-targets/conformance";
import { imported } from "@bedrock-targets/imported";

describeModelTarget({
  target: imported,
  modelIds: ["arn:aws:bedrock:us-east-1:123456789012:imported-model/summaries001"],
  foreignIds: [],
});
