import { base } from "@bedrock-targets/base";
import { describeModelTarget } from "@bedrock-targets/conformance";

describeModelTarget({
  target: base,
  modelIds: ["amazon.nova-lite-v1:0"],
  foreignIds: [],
});
