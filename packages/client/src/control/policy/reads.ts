import type { ModelRef } from "@bedrock-targets/core";
import { modelArn } from "./arns.ts";
import { type Grant, grantsOf } from "./grant.ts";
import { permissionsOf } from "./kinds/index.ts";
import { idsOf, type ModelBehind, modelsOf } from "./models.ts";
import type { Plan } from "./plan.ts";
import type { Stop } from "./stop.ts";
import type { Stops } from "./stops.ts";

/** What it takes to read a target and everything on the way to its models; then its models and tags, where they are. */
export async function readGrants(
  stops: Stops,
  stop: Stop,
  { models, tags }: Pick<Plan, "models" | "tags">,
): Promise<readonly Grant[]> {
  const home = stop.region === "*" ? undefined : stop.region;
  const named = (stop.walked?.via ?? []).filter(isRead);
  const others = await Promise.all(named.map((ref) => stops.of(ref, home)));
  const described = isRead(stop.ref) ? [stop, ...others] : others;
  return [...described.flatMap(readingOf), ...(models ? modelsRead(stop) : []), ...(tags ? tagsRead(stop) : [])];
}

/** A foundation model refers to nothing, so that nobody reads it on the way. */
const isRead = ({ kind }: ModelRef): boolean => kind !== "base";

function readingOf(stop: Stop): readonly Grant[] {
  const reads = permissionsOf(stop.ref.kind)?.reads;
  return reads ? grantsOf([reads.action], [reads.resource?.(stop) ?? stop.arn]) : [];
}

/** The models are asked for as `resolve` does it: where the profile is, and only then where the model is. */
function modelsRead(stop: Stop): readonly Grant[] {
  const models = modelsOf(stop);
  return idsOf(models).flatMap((id) => {
    const regions = regionsAsked(
      models.filter((model) => model.id === id),
      stop.region,
    );
    return grantsOf(
      ["bedrock:GetFoundationModel"],
      regions.map((region) => modelArn({ partition: stop.partition, region }, id)),
    );
  });
}

function regionsAsked(models: readonly ModelBehind[], home: string): readonly string[] {
  const regions = models.map(({ region }) => region);
  if (models.some(({ inProfile }) => !inProfile)) return regions;
  const isHere = regions.some((region) => region === home || region === "" || region === "*");
  return isHere ? [home] : [home, ...regions.slice(0, 1)];
}

/** AWS has one name for both services' listing of tags, which are asked for under the ARN that the look-up gives. */
const tagsRead = (stop: Stop): readonly Grant[] =>
  permissionsOf(stop.ref.kind)?.hasTags(stop)
    ? grantsOf(["bedrock:ListTagsForResource"], [stop.walked?.description?.arn ?? stop.arn])
    : [];

/** What `listTargets` asks, of whichever kinds: none of these actions knows a resource. */
export const listGrants: readonly Grant[] = grantsOf(
  [
    "bedrock:ListFoundationModels",
    "bedrock:ListInferenceProfiles",
    "bedrock:ListPrompts",
    "bedrock:ListProvisionedModelThroughputs",
    "bedrock:ListCustomModels",
    "bedrock:ListCustomModelDeployments",
    "bedrock:ListImportedModels",
    "bedrock:ListPromptRouters",
    "bedrock:ListMarketplaceModelEndpoints",
  ],
  ["*"],
);
