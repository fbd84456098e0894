import type { Kind } from "@bedrock-targets/core";
import { tryParseModelId } from "@bedrock-targets/core/target";

/** What a modelId is on the map, by the string alone. */
export interface Identity {
  readonly key: string;
  readonly kind: Kind;
  /** The id, or the id at an ARN's end. */
  readonly id: string;
  /** The region that an ARN names; `*` for an ARN of all regions. */
  readonly region?: string;
}

const regionless = /^arn:aws[a-z-]*:bedrock:::foundation-model\/([^/]+)$/;

/**
 * Models and system profiles are the same by id and by ARN, in every region; whatever an account owns is the same by its ARN,
 * of a prompt in every version. `undefined` for a string that is no modelId.
 */
export function identify(modelId: string): Identity | undefined {
  const everywhere = regionless.exec(modelId)?.[1];
  if (everywhere !== undefined) return { key: `base ${everywhere}`, kind: "base", id: everywhere, region: "*" };
  const ref = tryParseModelId(modelId);
  if (!ref) return undefined;
  const { kind, resourceId: id = modelId, region, accountId = "" } = ref;
  const isAws = kind === "base" || kind === "cross-region";
  return { key: isAws ? `${kind} ${id}` : `${kind} ${region} ${accountId} ${id}`, kind, id, ...(region && { region }) };
}
