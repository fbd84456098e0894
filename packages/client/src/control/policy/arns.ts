import { partitionOfRegion } from "@bedrock-targets/core/target";

/** Where something is, with `*` for what is not known. */
export interface Place {
  readonly partition: string;
  readonly region: string;
}

/** The place of a region; `*` for one that nobody names, which is taken for one of the partition `aws`. */
export const placeOfRegion = (region: string | undefined, partition?: string): Place => ({
  region: region ?? "*",
  partition: partition ?? (region === undefined ? "aws" : partitionOfRegion(region)),
});

/** A foundation model belongs to no account. */
export const modelArn = ({ partition, region }: Place, modelId: string): string =>
  `arn:${partition}:bedrock:${region}::foundation-model/${modelId}`;

/** The same model wherever it is: what AWS asks about for a call through a `global.` profile. It has no region. */
export const modelAnywhereArn = ({ partition }: Pick<Place, "partition">, modelId: string): string =>
  modelArn({ partition, region: "" }, modelId);

/** Something that an account owns. */
export const ownedArn = ({ partition, region }: Place, accountId: string, resource: string): string =>
  `arn:${partition}:bedrock:${region}:${accountId}:${resource}`;
