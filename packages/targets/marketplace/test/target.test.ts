import { describeModelTarget } from "@bedrock-targets/conformance";
import { marketplace } from "@bedrock-targets/marketplace";

describeModelTarget({
  target: marketplace,
  modelIds: ["arn:aws:sagemaker:us-east-1:123456789012:endpoint/support"],
  foreignIds: [],
});
