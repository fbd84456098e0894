import { styleText } from "node:util";
import { BedrockClient, BedrockTargetError } from "@bedrock-targets/client";
import { imported } from "@bedrock-targets/imported";

const bedrock = new BedrockClient({ targets: [imported] });

/** Converse where the model has it, InvokeModel where not; says which. @throws BedrockTargetError */
export async function ask(modelArn: string, question: string): Promise<void> {
  console.log(`${styleText("bold", modelArn)}`);
  try {
    const { text } = await bedrock.converse(modelArn, { messages: question });
    show("converse", text);
  } catch (error) {
    if (!BedrockTargetError.is(error) || error.code !== "operation-not-supported") throw error;
    console.log(`${styleText("red", `✗ converse     ${error.code}`)}\n  ${styleText("dim", error.advice)}`);
    show("invokeModel", await invoke(modelArn, question));
  }
}

/** The part of OpenAI's chat format that is read here. */
interface Completion {
  readonly choices?: readonly { readonly message?: { readonly content?: string } }[];
}

/** In the model's own format, which for imported models may be OpenAI's chat. */
async function invoke(modelArn: string, question: string): Promise<string> {
  const body = { messages: [{ role: "user", content: question }], max_tokens: 300 };
  const reply = await bedrock.invokeModel(modelArn, { body });
  return reply.json<Completion>().choices?.[0]?.message?.content ?? reply.text();
}

function show(operation: string, text: string): void {
  console.log(`${styleText("green", `✓ ${operation.padEnd(12)}`)} ${text}\n`);
}
