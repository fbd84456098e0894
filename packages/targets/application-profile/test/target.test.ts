import { applicationProfile } from "@bedrock-targets/application-profile";
import { describeModelTarget } from "@bedrock-targets/conformance";

describeModelTarget({
  target: applicationProfile,
  modelIds: ["arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/chatbot00001"],
  foreignIds: [],
});
