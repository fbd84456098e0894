import type { Lookups } from "@bedrock-targets/core";

/** No foundation model stands behind an imported one. AWS documents no state of it. */
export const imported: Lookups<"imported"> = {
  destinations: "own",
  describe: async ({ modelId }, look) => {
    const answer = await look("getImportedModel", { modelIdentifier: modelId });
    return {
      arn: answer.modelArn,
      name: answer.modelName,
      behind: [],
      imported: {
        architecture: answer.modelArchitecture ?? "unknown",
        converse: answer.instructSupported ?? "unknown",
      },
    };
  },
};
