import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import type { Open } from "./contender.ts";
import { withAwsSdk } from "./with-aws-sdk.ts";

export const open: Open = (endpoint) => withAwsSdk(new BedrockRuntimeClient({ endpoint }));
