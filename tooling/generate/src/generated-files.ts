import { answersFile } from "./answers-file.ts";
import { controlFile } from "./control-file.ts";
import { controlModel, type ServiceModels } from "./control-model.ts";
import { fieldsFile } from "./fields-file.ts";
import { controlOperations, operations } from "./operations.ts";
import { parityFile } from "./parity-file.ts";
import { typesFile } from "./types-file.ts";

/** The packages of the AWS SDK that the look-ups' types are compared with. */
const controlClients = { Agent: "@aws-sdk/client-bedrock-agent", Bedrock: "@aws-sdk/client-bedrock" };

/** All generated files: path from the root of the repository → text. */
export function generatedFiles(models: ServiceModels): Record<string, string> {
  const { runtime } = models;
  const { model, sdkName } = controlModel(models);
  const controlSides = { ours: "control-types", theirs: controlClients, sdkName };
  return {
    "packages/core/src/generated/runtime-types.ts": typesFile(runtime, operations),
    "packages/core/src/generated/runtime-fields.ts": fieldsFile(runtime),
    "packages/core/src/generated/runtime-answers.ts": answersFile(runtime),
    "packages/core/src/generated/control-types.ts": controlFile(model),
    "packages/core/test/generated/sdk-parity.ts": parityFile(runtime, operations),
    "packages/core/test/generated/control-parity.ts": parityFile(model, controlOperations, controlSides),
  };
}
