import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Open } from "./contender.ts";
import { withAwsSdk } from "./with-aws-sdk.ts";

export const open: Open = (endpoint) =>
  withAwsSdk(new BedrockRuntimeClient({ endpoint, requestHandler: new NodeHttpHandler() }));
