import { describeModelTarget } from "@bedrock-targets/conformance";
import { router } from "@bedrock-targets/router";

describeModelTarget({
  target: router,
  modelIds: ["arn:aws:bedrock:us-east-1:123456789012:prompt-router/novarouter01"],
  foreignIds: [],
});
