import { describeModelTarget } from "@bedrock-targets/conformance";
import { prompt } from "@bedrock-targets/prompt";

describeModelTarget({
  target: prompt,
  modelIds: ["arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:2"],
  foreignIds: [],
});
