import type { TargetKind } from "@bedrock-targets/core/target";

type Words = { readonly [Kind in TargetKind]: string };

/** What each kind is. */
export const meaningOf: Words = {
  base: "a foundation model, called by its own name",
  "cross-region": "AWS's own inference profile: one model in several regions",
  "application-profile": "an inference profile of the account's own, to tell costs apart by tags",
  prompt: "a stored prompt: text, parameters and model under one ARN",
  provisioned: "capacity that the account has bought for a model",
  "custom-model": "a fine-tuned model itself, which is no target yet",
  "custom-deployment": "a fine-tuned model, deployed on demand",
  imported: "a model whose weights the account brought along",
  router: "a choice between two models, made anew for each prompt",
  marketplace: "a SageMaker endpoint that Bedrock may call",
};

/** What stands behind each. */
export const behindOf: Words = {
  base: "nothing",
  "cross-region": "one foundation model, in each region that the profile may use",
  "application-profile": "a foundation model or a cross-region profile",
  prompt: "whatever target the prompt names, or none yet",
  provisioned: "a foundation model or a custom model",
  "custom-model": "the model that it was made from",
  "custom-deployment": "a custom model",
  imported: "no foundation model, but an architecture",
  router: "foundation models or profiles",
  marketplace: "a model of SageMaker's hub",
};
