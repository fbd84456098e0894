import { styleText } from "node:util";
import { BedrockClient, BedrockTargetError } from "@bedrock-targets/client";
import { provisioned } from "@bedrock-targets/provisioned";

const account = "arn:aws:bedrock:us-east-1:123456789012";

/** Where the fine-tuned model answers. A custom model by itself answers nowhere, which its error explains. */
const ways: Readonly<Record<string, string>> = {
  deployment: process.env.DEPLOYMENT_ARN ?? `${account}:custom-model-deployment/ticketsdep01`,
  provisioned: process.env.PROVISIONED_ARN ?? `${account}:provisioned-model/capacity0001`,
  "custom-model": process.env.CUSTOM_MODEL_ARN ?? `${account}:custom-model/amazon.nova-micro-v1:0:128k/tickets00001`,
};

/** The switch: SERVED_BY in the configuration, or the first argument. */
const [way = process.env.SERVED_BY ?? "deployment", ...words] = process.argv.slice(2);

try {
  await ask(way, words.join(" ") || "My invoice is wrong, and nobody answers. Which team?");
} catch (error) {
  if (!BedrockTargetError.is(error)) throw error;
  console.error(`${styleText("red", `✗ ${error.code}`, { stream: process.stderr })}\n  ${error.message}`);
  process.exitCode = 1;
}

/** The call is the same whatever serves the model. */
async function ask(way: string, question: string): Promise<void> {
  const modelId = ways[way];
  if (modelId === undefined) return refuse(`"${way}" is none of ${Object.keys(ways).join(", ")}.`);
  console.log(`${styleText("bold", way)}  ${styleText("dim", modelId)}`);
  const bedrock = new BedrockClient({ targets: [provisioned] });
  const { text, usage } = await bedrock.converse(modelId, { messages: question });
  console.log(`${styleText("green", "✓")} ${text}`);
  console.log(styleText("dim", `  ${usage?.inputTokens} → ${usage?.outputTokens} tokens`));
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
