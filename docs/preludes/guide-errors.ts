import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";

export { BedrockTargetError } from "@bedrock-targets/client";

export const modelId = "anthropic.claude-sonnet-4-5-20250929-v1:0";
export const bedrock = new BedrockClient({ region: "us-east-1", targets: [base] });

export const scheduleAgain = (): void => {};
export const report = (...what: readonly string[]): void => void what;
