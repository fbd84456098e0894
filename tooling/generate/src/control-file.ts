import { operationOf, type ServiceModel } from "./model.ts";
import { controlOperations } from "./operations.ts";
import { constantName } from "./shape-table.ts";
import { typesFile } from "./types-file.ts";

const imports = 'import type { JsonValue, OneOf } from "./runtime-types.ts";\n';

/** The text of `control-types.ts`: the types of the look-ups, and the tables of their inputs and outputs. */
export function controlFile(model: ServiceModel, operations: readonly string[] = controlOperations): string {
  const table = (side: "input" | "output"): string => {
    const lines = operations.map((name) => `  ${constantName(name)}: ${operationOf(model, name)[side].shape};`);
    return `{\n${lines.join("\n")}\n}`;
  };
  return `${typesFile(model, operations, imports)}
/** What each look-up sends to AWS, by the operation's name. */
export interface ControlInputs ${table("input")}

/** What each look-up gets from AWS. */
export interface ControlOutputs ${table("output")}
`;
}
