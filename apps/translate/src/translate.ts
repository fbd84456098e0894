import { styleText } from "node:util";
import { BedrockClient, type ConverseReply } from "@bedrock-targets/client";
import { prompt } from "@bedrock-targets/prompt";

/** The prompt lies in Prompt Management, with its text, its model and its parameters: here are only its two variables. */
const promptArn = process.env.PROMPT_ARN ?? "arn:aws:bedrock:us-east-1:123456789012:prompt/TRANSLATE1:2";

/** Writes the translation as it comes. @throws BedrockTargetError */
export async function translate(variables: { language: string; message: string }): Promise<void> {
  const bedrock = new BedrockClient({ targets: [prompt] });
  const translation = prompt(promptArn, { variables: ["language", "message"] });
  const stream = await bedrock.converseStream(translation, { variables }); // one missing, or one too many: no compile
  for await (const piece of stream.text) process.stdout.write(piece);
  process.stdout.write("\n");
  remark(variables.language, await stream.reply());
}

/** To stderr, so that `> letter.txt` has the translation alone. */
function remark(language: string, { target, usage }: ConverseReply): void {
  const source = `prompt ${target.resourceId}, ${target.version ? `version ${target.version}` : "draft"}`;
  const text = `${language} · ${source} · ${usage?.inputTokens} → ${usage?.outputTokens} tokens`;
  console.error(styleText("dim", text, { stream: process.stderr }));
}
