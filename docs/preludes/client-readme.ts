import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";

export const bedrock = new BedrockClient({ region: "us-east-1", targets: allTargets });
