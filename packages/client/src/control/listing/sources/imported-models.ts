import type { ImportedModelSummary } from "@bedrock-targets/core";
import { type Source, wholePages } from "../source.ts";
import { targetFrom } from "../target-from.ts";

/** Imported models. AWS documents no state of them, and no foundation model behind them. */
export const importedModels: Source<"listImportedModels", ImportedModelSummary> = {
  operation: "listImportedModels",
  kinds: ["imported"],
  namesModels: false,
  questions: () => [wholePages],
  entries: ({ modelSummaries }) => modelSummaries,
  read: (summary) =>
    targetFrom("imported", {
      modelId: summary.modelArn,
      arn: summary.modelArn,
      name: summary.modelName,
      imported: {
        architecture: summary.modelArchitecture ?? "unknown",
        converse: summary.instructSupported ?? "unknown",
      },
      createdAt: summary.creationTime,
    }),
};
