import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";

export { base } from "@bedrock-targets/base";
export { BedrockClient } from "@bedrock-targets/client";

export const bedrock = new BedrockClient({ region: "us-east-1", targets: [base] });
export const modelId = "amazon.nova-lite-v1:0";
