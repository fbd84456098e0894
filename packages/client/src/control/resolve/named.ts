import { type ModelRef, tryParseModelId } from "@bedrock-targets/core/target";

/** A modelId that AWS wrote as a reference; `undefined` for a string that is none. */
export const refOf = (modelId: string): ModelRef | undefined => tryParseModelId(modelId) ?? regionless(modelId);

const regionlessModel = /^arn:(aws[a-z-]*):bedrock:::foundation-model\/([^/]+)$/;

/**
 * The ARN of a foundation model without a region, which stands for all regions: it occurs in the answers for `global.`
 * profiles, and can be no modelId.
 */
function regionless(modelId: string): ModelRef | undefined {
  const [, partition, resourceId] = regionlessModel.exec(modelId) ?? [];
  if (partition === undefined || resourceId === undefined) return undefined;
  return { kind: "base", modelId, partition, resourceId, resourceType: "foundation-model" };
}

/** Whether a reference stands for all regions. */
export const isRegionless = ({ modelId, region }: ModelRef): boolean =>
  region === undefined && modelId.startsWith("arn:");

/** The same string for the same thing, whether by id or ARN, in a region. */
export const identityOf = (
  { kind, resourceId, accountId, version, region }: ModelRef,
  home: string | undefined,
): string =>
  [kind, region ?? home ?? "", kind === "cross-region" ? "" : (accountId ?? ""), resourceId, version].join(" ");
