import type { ControlCall, ControlOperation, ControlOutputs, ControlPlane } from "@bedrock-targets/core";

const models = (regions: readonly string[]) =>
  regions.map((region) => ({ modelArn: `arn:aws:bedrock:${region}::foundation-model/amazon.nova-lite-v1:0` }));

/** What stands behind every target of a kind that chooses its regions: one model, in these regions. */
const answers = (regions: readonly string[]): { readonly [Op in ControlOperation]?: object } => ({
  getInferenceProfile: { status: "ACTIVE", models: models(regions) },
  getPrompt: { name: "p", version: "1", variants: [{ name: "v", modelId: "us.amazon.nova-lite-v1:0" }] },
  getPromptRouter: { models: models(regions), fallbackModel: models(regions)[0] },
  getImportedModel: { instructSupported: true },
});

/** A control plane in which all calls may be answered in these regions; without any, one that answers nobody. */
export function controlOver(regions: readonly string[]): ControlPlane {
  const known = answers(regions);
  return {
    region: () => Promise.resolve("us-east-1"),
    send: <Op extends ControlOperation>({ operation }: ControlCall<Op>) => {
      const answer = regions.length > 0 ? known[operation] : undefined;
      if (!answer) return Promise.reject(Object.assign(new Error("No."), { name: "AccessDeniedException" }));
      return Promise.resolve(answer as ControlOutputs[Op]); // as much of it as is needed
    },
  };
}
