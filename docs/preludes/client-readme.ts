import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";

export const bedrock = new BedrockClient({ region: "us-east-1", targets: [base] });
