import { BedrockClient } from "@bedrock-targets/client";
import { prompt } from "@bedrock-targets/prompt";

export { BedrockTargetError } from "@bedrock-targets/client";
export { prompt } from "@bedrock-targets/prompt";

export const modelId: string = process.env.MODEL_ID ?? "";
export const bedrock = new BedrockClient({ region: "us-east-1", targets: [prompt] });
