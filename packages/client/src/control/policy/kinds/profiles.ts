import { modelAnywhereArn, modelArn } from "../arns.ts";
import { type Grant, grantsOf } from "../grant.ts";
import { idsOf, isGlobal, type ModelBehind, modelsOf } from "../models.ts";
import { notes } from "../notes.ts";
import type { Permissions, Stop } from "../stop.ts";

/**
 * A profile needs itself, its model in the region that is called, and its model in every region that it may send to. A
 * `global.` one needs, in place of those regions, the model without a region. Source: the Bedrock user guide's pages on
 * geographic and on global cross-region inference.
 */
const profiles: Omit<Permissions, "hasTags"> = {
  reads: { action: "bedrock:GetInferenceProfile" },
  looksBehind: true,
  invoke: (stop, { model }) => {
    const models = modelsOf(stop);
    const here = idsOf(models).map((id) => modelArn(stop, id));
    const elsewhere = isAnywhere(stop, models) ? anywhere(stop, models, model) : inRegions(stop, models, model);
    return {
      grants: [...grantsOf(model, [stop.arn, ...here]), ...elsewhere],
      notes: models.length === 0 ? [notes.unknownModels(stop)] : [reach(stop, models), ...onlyThrough(stop)],
      alsoListed: "bedrock:GetInferenceProfile",
    };
  },
};

/** Defined by AWS: belongs to the account of the caller, whose number the bare id does not tell. */
export const systemProfile: Permissions = { ...profiles, hasTags: () => false };

/** Made by an account, and tagged by it. */
export const applicationProfile: Permissions = { ...profiles, hasTags: () => true };

/** An application profile tells it by what it names, a system-defined one by its id as well. */
const isAnywhere = ({ ref }: Stop, models: readonly ModelBehind[]): boolean =>
  isGlobal(ref) || models.some(({ region }) => region === "");

/** AWS asks about the model without a region in a region of the name `unspecified`. */
const anywhere = (stop: Stop, models: readonly ModelBehind[], actions: readonly string[]): readonly Grant[] =>
  grantsOf(
    actions,
    idsOf(models).map((id) => modelAnywhereArn(stop, id)),
    { StringEquals: { "aws:RequestedRegion": "unspecified" } },
  );

const inRegions = ({ partition }: Stop, models: readonly ModelBehind[], actions: readonly string[]): readonly Grant[] =>
  grantsOf(
    actions,
    models.map(({ id, region }) => modelArn({ partition, region }, id)),
  );

/** A condition wants an exact ARN. */
const onlyThrough = (stop: Stop): readonly string[] => (stop.arn.includes("*") ? [] : [notes.onlyThrough(stop)]);

/** Where calls may be answered, in words. */
function reach(stop: Stop, models: readonly ModelBehind[]): string {
  if (isAnywhere(stop, models)) return notes.anyRegion(stop);
  const regions = [...new Set(models.map(({ region }) => region))].toSorted();
  return regions.includes("*") ? notes.allRegions(stop) : notes.regions(stop, regions);
}
