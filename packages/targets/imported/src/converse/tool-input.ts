import type { JsonValue } from "@bedrock-targets/core";
import type { Call } from "./answer.ts";

/** The input that a model has written for a tool; `{}` where it wrote nothing, undefined where that is no JSON. */
export function parsedInput(json: string): JsonValue | undefined {
  try {
    return json.trim() === "" ? {} : (JSON.parse(json) as JsonValue); // what JSON.parse gives is a JSON value
  } catch {
    return undefined;
  }
}

/** The id and the name of a tool's use. Where a server gives no id, one is made up: results refer to it. */
export const toolNames = ({ index, id, name }: Call): { toolUseId: string; name: string } => ({
  toolUseId: id || `call_${index}`,
  name: name ?? "",
});
