import type { FoundationModelDetails } from "@bedrock-targets/core";
import type { Control, LookupOptions } from "../control.ts";
import { lifecycleOf } from "../lookups/lifecycle.ts";
import { modelDetails } from "../lookups/model-details.ts";
import { codeOf } from "../lookups/verdict.ts";
import { brokenChain } from "./chain.ts";
import { type MissingPermission, resourceOf } from "./missing.ts";
import type { ResolvedModel } from "./resolution.ts";
import type { Leaf } from "./walk.ts";

type Details = Partial<FoundationModelDetails>;

/** The models behind a target, each with what the control plane says of it; it is asked once per model, not per region. */
export class Models {
  readonly missing: MissingPermission[] = [];
  readonly #control: Control;
  readonly #options: LookupOptions;
  /** The region that is called, where AWS answers first. */
  readonly #home: string | undefined;

  constructor(control: Control, options: LookupOptions, home: string | undefined) {
    this.#control = control;
    this.#options = options;
    this.#home = home;
  }

  /** @throws BedrockTargetError `not-found` for a model that is named but does not exist */
  async of(leaves: readonly Leaf[]): Promise<readonly ResolvedModel[]> {
    const known = new Map<string, Promise<Details>>();
    const detailsOf = (leaf: Leaf): Promise<Details> => {
      const modelId = leaf.ref.resourceId ?? "";
      const details = known.get(modelId) ?? this.#ask(modelId, leaf);
      known.set(modelId, details);
      return details;
    };
    return Promise.all(leaves.map(async (leaf) => modelFrom(leaf, await detailsOf(leaf))));
  }

  async #ask(modelId: string, leaf: Leaf): Promise<Details> {
    for (const region of this.#regionsFor(leaf)) {
      try {
        return await this.#askIn(region, modelId);
      } catch (thrown) {
        if (codeOf(thrown) === "access-denied") return this.#denied(leaf.ref, region);
        if (codeOf(thrown) !== "not-found") throw thrown;
        if (!leaf.inProfile) throw brokenChain(leaf.chain, "gone", thrown);
      }
    }
    return {}; // a profile's own region need not offer the model
  }

  /** A profile's models are asked for where the profile is, others where they are. */
  #regionsFor({ region, inProfile }: Leaf): readonly (string | undefined)[] {
    if (!inProfile) return [region];
    return region === undefined || region === "*" || region === this.#home ? [this.#home] : [this.#home, region];
  }

  #askIn(region: string | undefined, modelId: string): Promise<Details> {
    return modelDetails(this.#control.lookIn({ ...this.#options, region }), modelId);
  }

  #denied(ref: Leaf["ref"], region: string | undefined): Details {
    this.missing.push({ action: "bedrock:GetFoundationModel", resource: resourceOf(ref, region) });
    return {};
  }
}

function modelFrom({ ref, region }: Leaf, details: Details): ResolvedModel {
  const { resourceId = ref.modelId, partition = "aws" } = ref;
  const place = region === undefined || region === "*" ? "" : region;
  return {
    modelId: resourceId,
    arn: ref.modelId.startsWith("arn:")
      ? ref.modelId
      : `arn:${partition}:bedrock:${place}::foundation-model/${resourceId}`,
    region: region ?? "unknown",
    provider: details.providerName ?? "unknown",
    name: details.modelName ?? "unknown",
    // Copies: what is remembered is nobody's to change.
    inputModalities: [...(details.inputModalities ?? [])],
    outputModalities: [...(details.outputModalities ?? [])],
    streaming: details.responseStreamingSupported ?? "unknown",
    onDemand: details.inferenceTypesSupported?.includes("ON_DEMAND") ?? "unknown",
    lifecycle: lifecycleOf(details.modelLifecycle),
  };
}
