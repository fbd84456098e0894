import { declarationOf } from "./declaration.ts";
import { descriptions } from "./descriptions.ts";
import { operationOf, type ServiceModel } from "./model.ts";
import { banner, prelude } from "./prelude.ts";
import { reachableShapes } from "./reachable.ts";

/** The text of `runtime-types.ts`; of another file of types, what stands before them is handed in. */
export function typesFile(model: ServiceModel, operations: readonly string[], before: string = prelude): string {
  const roles = rolesOf(model, operations);
  const declarations = reachableShapes(model, operations).flatMap((name) => {
    const declaration = declarationOf(model, name);
    if (!declaration) return [];
    const description = descriptions[name] ?? roles.get(name);
    return [description ? `/** ${description} */\n${declaration}\n` : `${declaration}\n`];
  });
  return [banner, before, ...declarations].join("\n");
}

/** Shape name → `Input of Converse.`, for the shapes that are an operation's input or output. */
function rolesOf(model: ServiceModel, operations: readonly string[]): Map<string, string> {
  return new Map(
    operations.flatMap((name) => [
      [operationOf(model, name).input.shape, `Input of ${name}.`],
      [operationOf(model, name).output.shape, `Output of ${name}.`],
    ]),
  );
}
