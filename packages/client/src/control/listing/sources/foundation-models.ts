import type { FoundationModelSummary } from "@bedrock-targets/core";
import { lifecycleOf } from "../../lookups/lifecycle.ts";
import type { Source } from "../source.ts";
import { targetFrom } from "../target-from.ts";

/** Foundation models that may be called by their own ids. Those that only profiles offer are no targets themselves. */
export const foundationModels: Source<"listFoundationModels", FoundationModelSummary> = {
  operation: "listFoundationModels",
  kinds: ["base"],
  namesModels: true,
  questions: () => [{ byInferenceType: "ON_DEMAND" }],
  entries: ({ modelSummaries }) => modelSummaries,
  read: (model) => (isOnDemand(model) ? targetOf(model) : []),
};

/** Also where whatever answers has not looked at the question. AWS may leave the types out: then nothing speaks against it. */
const isOnDemand = ({ inferenceTypesSupported: types }: FoundationModelSummary): boolean =>
  types?.includes("ON_DEMAND") ?? true;

const targetOf = (model: FoundationModelSummary) =>
  targetFrom("base", {
    modelId: model.modelId,
    arn: model.modelArn,
    name: model.modelName,
    status: model.modelLifecycle?.status,
    providerName: model.providerName,
    inputModalities: model.inputModalities,
    outputModalities: model.outputModalities,
    lifecycle: model.modelLifecycle && lifecycleOf(model.modelLifecycle),
  });
