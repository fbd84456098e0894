import { styleText } from "node:util";
import { BedrockClient } from "@bedrock-targets/client";
import { imported } from "@bedrock-targets/imported";

const bedrock = new BedrockClient({ targets: [imported] });

/**
 * The same `converse` for every model. Where the model has no Converse, the client says it by InvokeModel; which it is, the
 * control plane tells. @throws BedrockTargetError
 */
export async function ask(modelArn: string, question: string): Promise<void> {
  const { name = modelArn, imported: facts = unknown } = await bedrock.resolve(modelArn);
  console.log(
    `${styleText("bold", name)}  ${styleText("dim", `${facts.architecture}, ${remarks[`${facts.converse}`]}`)}`,
  );
  const { text, usage } = await bedrock.converse(modelArn, { messages: question });
  show("converse", text);
  console.log(styleText("dim", `  ${usage?.inputTokens} → ${usage?.outputTokens} tokens`));
  if (facts.converse === false) show("invokeModel", await invoke(modelArn, question));
  console.log();
}

/** What may not be looked up is tried: the call works all the same. */
const unknown = { architecture: "unknown architecture", converse: "unknown" } as const;

const remarks: Readonly<Record<string, string>> = {
  true: "has Converse",
  false: "no Converse: said by InvokeModel",
  unknown: "Converse is tried first",
};

/**
 * In the model's own format, which for imported models is OpenAI's chat: for what Converse has no member for. Here, the whole
 * answer as the model gives it. @throws BedrockTargetError
 */
async function invoke(modelArn: string, question: string): Promise<string> {
  const body = { messages: [{ role: "user", content: question }], max_tokens: 300 };
  const reply = await bedrock.invokeModel(modelArn, { body });
  return reply.text();
}

function show(operation: string, text: string): void {
  console.log(`${styleText("green", `✓ ${operation.padEnd(12)}`)} ${text}`);
}
