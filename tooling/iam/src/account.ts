import type { ControlCall, ControlOperation, ControlOutputs, ControlPlane } from "@bedrock-targets/client";
import { modelArn, ownArn, type Place } from "./place.ts";

export const model = "amazon.nova-lite-v1:0";
export const otherModel = "meta.llama3-3-70b-instruct-v1:0";

/** The control plane of an account with one target of each kind. */
export class ExampleAccount implements ControlPlane {
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  async region(): Promise<string> {
    return this.#place.home;
  }

  async send<Op extends ControlOperation>({ operation, input }: ControlCall<Op>): Promise<ControlOutputs[Op]> {
    const answer = this.#answer(operation, Object.values(input).join(" "));
    if (!answer) throw Object.assign(new Error("There is none."), { name: "ResourceNotFoundException" });
    return answer as ControlOutputs[Op]; // as much of it as is read
  }

  #answer(operation: ControlOperation, asked: string): object | undefined {
    const { home } = this.#place;
    const at = (region: string, modelId = model) => ({ modelArn: modelArn(this.#place, modelId, region) });
    const own = (resource: string) => ({ modelArn: ownArn(this.#place, resource) });
    if (operation === "getInferenceProfile") return this.#profile(asked);
    if (operation === "getFoundationModel") return { modelDetails: { inferenceTypesSupported: ["ON_DEMAND"] } };
    if (operation === "getPrompt")
      return { name: "p", variants: [{ modelId: asked.endsWith(" 3") ? `geo.${model}` : model }] };
    if (operation === "getPromptRouter") {
      return { models: [at(home), own(`inference-profile/geo.${otherModel}`)], fallbackModel: at(home) };
    }
    if (operation === "getProvisionedModelThroughput") return own("custom-model/amazon.nova-lite-v1:0/abcdefghijkl");
    if (operation === "getCustomModelDeployment") return own("custom-model/amazon.nova-lite-v1:0/abcdefghijkl");
    if (operation === "getCustomModel") return { baseModelArn: at(home).modelArn };
    if (operation === "listInferenceProfiles") return { inferenceProfileSummaries: [] };
    return operation === "getImportedModel" || operation === "getMarketplaceModelEndpoint" ? {} : undefined;
  }

  #profile(asked: string): object {
    const { partition, home, away } = this.#place;
    const id = asked.split("/").at(-1) ?? "";
    const isApplication = asked.includes("application-inference-profile");
    const regions = id.startsWith("global") ? [home, ""] : id.startsWith("far") ? [away] : [home, away];
    const modelId = id.includes("llama") ? otherModel : model;
    return {
      inferenceProfileArn: isApplication ? asked : ownArn({ partition, home, away }, `inference-profile/${id}`),
      models: regions.map((region) => ({ modelArn: modelArn(this.#place, modelId, region) })),
    };
  }
}
