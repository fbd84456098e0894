import type { ControlOperation } from "@bedrock-targets/core";
import type { Service } from "./services.ts";

/** Those of the prompt service; all others are Bedrock's. */
const agentCommands: { readonly [Op in ControlOperation]?: string } = {
  listPrompts: "ListPromptsCommand",
  getPrompt: "GetPromptCommand",
  listPromptTags: "ListTagsForResourceCommand",
};

/** Which service has an operation, and the command that sends it. */
export function commandOf(operation: ControlOperation): { readonly service: Service; readonly command: string } {
  const command = agentCommands[operation];
  if (command !== undefined) return { service: "bedrock-agent", command };
  return { service: "bedrock", command: `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Command` };
}
