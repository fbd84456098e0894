import type { JsonValue, Tool, ToolChoice, ToolConfiguration, ToolSpecification } from "@bedrock-targets/core";
import { misplaced, type Placed, placed } from "./content.ts";
import { type JsonObject, withoutAbsent } from "./json.ts";
import { requireAbility, type Translation } from "./translation.ts";

/** `tools` and `tool_choice` of a chat body. @throws BedrockTargetError */
export function chatTools(config: ToolConfiguration | undefined, translation: Translation): JsonObject {
  if (!config?.tools?.length) return {};
  requireAbility("tools", "toolConfig", translation);
  const { tools, toolChoice } = config;
  return withoutAbsent({
    tools: placed(tools, "toolConfig.tools").map((tool) => chatTool(tool, translation)),
    tool_choice: toolChoice && choiceOf(toolChoice, translation),
  });
}

function chatTool(tool: Placed<Tool>, translation: Translation): JsonObject {
  if (!tool.block.toolSpec) throw misplaced(tool, "a list of tools", translation);
  return { type: "function", function: chatFunction(tool.block.toolSpec) };
}

const chatFunction = ({ name, description, inputSchema, strict }: ToolSpecification): JsonObject =>
  withoutAbsent({ name, description, parameters: inputSchema?.json, strict });

function choiceOf(choice: ToolChoice, translation: Translation): JsonValue {
  if (choice.auto) return "auto";
  if (choice.any) return "required";
  if (choice.tool) return { type: "function", function: withoutAbsent({ name: choice.tool.name }) };
  throw misplaced({ block: choice, path: "toolConfig.toolChoice" }, "the choice of a tool", translation);
}
