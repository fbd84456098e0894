import { inspect } from "node:util";
import { inAccount } from "./account.ts";
import { code, table } from "./markdown.ts";

/** The profile that the guide resolves: of the embedded Bedrock's account. */
const modelId = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/chatbot00001";

const resolved = () => inAccount((bedrock) => bedrock.resolve(modelId, { include: ["tags"] }));

/** What `resolve` gives, without capabilities, as an object literal. */
export async function resolution(): Promise<string> {
  const { capabilities: _, ...others } = await resolved();
  return `\`\`\`js\n${inspect(others, { depth: 6, breakLength: 110, compact: 2 })}\n\`\`\``;
}

/** The capabilities of the same, a row for each. */
export async function capabilityTable(): Promise<string> {
  const { capabilities } = await resolved();
  return table(
    ["capability", "answer", "source", "as of", "reason"],
    Object.entries(capabilities).map(([name, { answer, reason, source, asOf = "" }]) => [
      code(name),
      answer,
      source,
      asOf,
      reason,
    ]),
  );
}
