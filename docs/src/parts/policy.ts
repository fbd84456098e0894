import { inAccount } from "./account.ts";

/** The policy for one target, and its notes, as a list. */
export async function policyPart(modelId: string): Promise<string> {
  const { document, notes } = await inAccount((bedrock) => bedrock.policy(modelId));
  return [
    `\`\`\`json\n${JSON.stringify(document, undefined, 2)}\n\`\`\``,
    "And beside it the notes:",
    notes.map((note) => `- ${note}`).join("\n"),
  ].join("\n\n");
}
