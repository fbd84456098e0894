import { answersFile } from "./answers-file.ts";
import { fieldsFile } from "./fields-file.ts";
import type { ServiceModel } from "./model.ts";
import { operations } from "./operations.ts";
import { parityFile } from "./parity-file.ts";
import { typesFile } from "./types-file.ts";

/** All generated files: path from the root of the repository → text. */
export function generatedFiles(model: ServiceModel): Record<string, string> {
  return {
    "packages/core/src/generated/runtime-types.ts": typesFile(model, operations),
    "packages/core/src/generated/runtime-fields.ts": fieldsFile(model),
    "packages/core/src/generated/runtime-answers.ts": answersFile(model),
    "packages/core/test/generated/sdk-parity.ts": parityFile(model, operations),
  };
}
