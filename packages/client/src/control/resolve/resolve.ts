import { type BoundTarget, invalidRequest, rulesOf } from "@bedrock-targets/core/target";
import { isChain, sessionOf, underway } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { capabilitiesOf } from "../capabilities/capabilities.ts";
import { type Control, controlOf, type LookupOptions } from "../control.ts";
import { tellLegacy } from "../lifecycle/tell-legacy.ts";
import { looking } from "../lookups/looking.ts";
import { Models } from "./models.ts";
import type { Resolution } from "./resolution.ts";
import { tagsOf } from "./tags.ts";
import { Walk, type Walked } from "./walk.ts";

/** What `resolve` takes beside the target. */
export interface ResolveOptions extends LookupOptions {
  /** `["tags"]`: the target's tags too, which costs a look-up more. */
  readonly include?: readonly "tags"[] | undefined;
}

/** Says what a target is, and what stands behind it. @throws BedrockTargetError */
export const resolve = async (
  client: ClientState,
  target: unknown,
  options: ResolveOptions = {},
): Promise<Resolution> => underway(client, options, (given) => resolving(client, target, given));

async function resolving(client: ClientState, target: unknown, options: ResolveOptions): Promise<Resolution> {
  if (isChain(target)) throw invalidRequest("A chain is several targets.", "Resolve each of its `links`.");
  const bound = client.strategies.pick(target);
  return looking(bound.ref, options.signal, async () => {
    const region = await sessionOf(client).placeOf(bound, options.signal);
    const control = controlOf(client);
    const resolution = await resolveIn(control, bound, region, options);
    await tellLegacy(control, client.options.onEvent, bound, resolution.models, { ...options, region });
    return resolution;
  });
}

/** The same, in a region that has been decided. */
export async function resolveIn(
  control: Control,
  target: BoundTarget,
  region: string | undefined,
  options: ResolveOptions,
): Promise<Resolution> {
  const walked = await new Walk(control, options).from(target.ref, region);
  const asked = new Models(control, options, region);
  const [models, tags] = await Promise.all([
    asked.of(walked.leaves),
    options.include?.includes("tags")
      ? tagsOf(control, target.ref, walked.description?.arn, { ...options, region })
      : undefined,
  ]);
  const missing = [...walked.missing, ...asked.missing, ...(tags?.missing ?? [])];
  return {
    ...itself(target, region, walked),
    ...(walked.description ? {} : ofItsModel(target, models)),
    models,
    missing,
    ...(tags?.tags && { tags: tags.tags }),
    capabilities: capabilitiesOf(
      {
        kind: target.kind,
        modelId: target.modelId,
        rules: rulesOf(target),
        models,
        imported: walked.description?.imported,
        translates: target.strategy.converseByInvoke?.(target) !== undefined,
        isComplete: walked.missing.length === 0,
      },
      control.learned,
    ),
  };
}

/** What is said of the target itself. */
function itself({ kind, modelId }: BoundTarget, region: string | undefined, { description, ...walked }: Walked) {
  const { arn, name, status, prompt, imported, router, endpoint } = description ?? {};
  return {
    kind,
    modelId,
    ...(arn !== undefined && { arn }),
    ...(name !== undefined && { name }),
    status: status ?? "unknown",
    region: region ?? "unknown",
    destinations: walked.destinations ?? "unknown",
    via: walked.via.map((step) => ({ kind: step.kind, modelId: step.modelId })),
    ...(prompt && { prompt }),
    ...(imported && { imported }),
    ...(router && { router }),
    ...(endpoint && { endpoint }),
  } as const;
}

/** A foundation model is described by the same look-up as those behind other targets. */
function ofItsModel({ kind }: BoundTarget, [model]: Resolution["models"]) {
  if (kind !== "base" || !model) return {};
  const name = model.name === "unknown" ? {} : { name: model.name };
  return { arn: model.arn, status: model.lifecycle.status, ...name };
}
