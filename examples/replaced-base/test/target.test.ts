import { describeModelTarget } from "@bedrock-targets/conformance";
import { houseBase } from "../src/index.ts";
import { connectToEmulator } from "./connect.ts";

describeModelTarget({
  target: houseBase,
  modelIds: ["amazon.nova-lite-v1:0", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0"],
  foreignIds: ["us.amazon.nova-lite-v1:0"],
  connect: { "a port": connectToEmulator },
});
