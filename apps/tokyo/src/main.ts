import { styleText } from "node:util";
import { base } from "@bedrock-targets/base";
import { BedrockClient, BedrockTargetError } from "@bedrock-targets/client";
import { crossRegion } from "@bedrock-targets/cross-region";

const region = "ap-northeast-1";
const modelId = process.env.MODEL_ID ?? "anthropic.claude-sonnet-4-5-20250929-v1:0";
const profileId = process.env.PROFILE_ID ?? `global.${modelId}`;
const question = process.argv.slice(2).join(" ") || "Which line goes from Shinjuku to Shibuya?";

const bedrock = new BedrockClient({ region, targets: [base, crossRegion] });

try {
  console.log(`Tokyo (${region}) is asked: ${question}`);
  await askModel();
} catch (error) {
  if (!BedrockTargetError.is(error)) throw error;
  console.error(`${styleText("red", `✗ ${error.code}`, { stream: process.stderr })}\n  ${error.message}`);
  process.exitCode = 1;
}

/** What one tries first. Where the region has no on-demand throughput for the model, its profile is asked instead. */
async function askModel(): Promise<void> {
  try {
    await ask(modelId);
  } catch (error) {
    if (!BedrockTargetError.is(error) || error.code !== "on-demand-not-supported") throw error;
    console.log(`${styleText("red", `✗ ${error.code}`)}\n  ${error.advice}`);
    await ask(profileId);
  }
}

async function ask(modelId: string): Promise<void> {
  console.log(`\n${styleText("bold", modelId)}  ${styleText("dim", bedrock.target(modelId).kind)}`);
  const { text, usage } = await bedrock.converse(modelId, { messages: question });
  console.log(`${styleText("green", "✓")} ${text}`);
  console.log(styleText("dim", `  ${usage?.inputTokens} → ${usage?.outputTokens} tokens`));
}
