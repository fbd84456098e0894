import { styleText } from "node:util";
import { base } from "@bedrock-targets/base";
import { BedrockClient, BedrockTargetError, type ClientEvent } from "@bedrock-targets/client";
import { crossRegion } from "@bedrock-targets/cross-region";

const { MODEL_ID: modelId = "anthropic.claude-sonnet-4-5-20250929-v1:0", WITHIN } = process.env;
const question = process.argv.slice(2).join(" ") || "Which line goes from Shinjuku to Shibuya?";

/** `WITHIN=ap-northeast-1,ap-northeast-3`: nothing is asked outside of these regions. Default: recovery stays in the geography. */
const within = WITHIN?.split(",").map((region) => region.trim());
const options = { region: "ap-northeast-1", targets: [base, crossRegion], within } as const;

try {
  console.log(`Tokyo (${options.region}) is asked: ${question}`);
  await askThenRecover();
} catch (error) {
  if (!BedrockTargetError.is(error)) throw error;
  console.error(`${styleText("red", `✗ ${error.code}`, { stream: process.stderr })}\n  ${error.message}`);
  process.exitCode = 1;
}

/** What one tries first. Where the region has the model through profiles only, the client is allowed to choose one. */
async function askThenRecover(): Promise<void> {
  try {
    await ask(new BedrockClient(options));
  } catch (error) {
    if (!BedrockTargetError.is(error) || error.code !== "on-demand-not-supported") throw error;
    console.log(`${styleText("red", `✗ ${error.code}`)}\n  ${error.advice}`);
    await ask(new BedrockClient({ ...options, recover: { onDemand: "profile" }, onEvent }), "with recovery");
  }
}

async function ask(
  bedrock: BedrockClient<typeof options.targets>,
  remark: string = bedrock.target(modelId).kind,
): Promise<void> {
  console.log(`\n${styleText("bold", modelId)}  ${styleText("dim", remark)}`);
  const { text, target, usage } = await bedrock.converse(modelId, { messages: question });
  console.log(`${styleText("green", "✓")} ${text}`);
  const via = target.via ? `via ${target.via.modelId}, ` : "";
  console.log(styleText("dim", `  ${via}${usage?.inputTokens} → ${usage?.outputTokens} tokens`));
}

/** Told when the client has found the profile to take, before it takes it. */
function onEvent(event: ClientEvent): void {
  if (event.type !== "recovered") return;
  console.log(
    `${styleText("yellow", "↪ recovered")} via ${event.via.modelId}, answered in ${event.destinations.join(" or ")}`,
  );
}
