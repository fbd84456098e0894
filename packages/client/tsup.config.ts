import { library } from "@tooling/tsup";

export default library({
  index: "src/index.ts",
  // Parts that a client loads when it needs them.
  call: "src/call.ts",
  stream: "src/stream.ts",
  invoke: "src/invoke.ts",
  control: "src/control.ts",
  account: "src/account.ts",
  policy: "src/policy.ts",
  conversation: "src/conversation.ts",
  count: "src/count.ts",
  resilience: "src/resilience.ts",
  failure: "src/failure.ts",
  "aws-sdk": "src/aws-sdk/index.ts",
  "aws-sdk-parts": "src/aws-sdk/parts.ts",
  "http-handler": "src/http-handler.ts",
  "http-handler-none": "src/http-handler-none.ts",
});
