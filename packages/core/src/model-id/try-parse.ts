import type { TargetKind } from "../kinds.ts";
import { type Arn, isAccountId, isPartition, isRegion, splitArn } from "./arn.ts";
import { kindOfBareId } from "./bare-id.ts";
import { maxModelIdLength } from "./limits.ts";
import type { ModelRef } from "./model-ref.ts";
import { type ResourceType, resourceOf } from "./resources.ts";

/** Like `parseModelId`, with `undefined` in place of the error. */
export function tryParseModelId(modelId: unknown): ModelRef<TargetKind> | undefined {
  if (typeof modelId !== "string" || modelId.length > maxModelIdLength) return undefined;
  const kind = kindOfBareId(modelId);
  if (kind) return { kind, modelId, resourceId: modelId };
  const arn = splitArn(modelId);
  return arn && refOfArn(modelId, arn);
}

function refOfArn(modelId: string, arn: Arn): ModelRef<TargetKind> | undefined {
  const { partition, service, region, accountId, type, name } = arn;
  const resource = resourceOf(type);
  if (!resource || resource.service !== service || !isPartition(partition) || !isRegion(region)) return undefined;
  if (resource.account === "none" ? accountId !== "" : !isAccountId(accountId)) return undefined;
  if (service === "sagemaker" && partition !== "aws") return undefined; // so the service model
  const { resourceId, version } = splitVersion(resource.kind, name);
  if (!resource.name[0].test(resourceId) || (version !== undefined && !/^[0-9]{1,5}$/.test(version))) return undefined;
  return {
    kind: resource.kind,
    modelId,
    partition,
    region,
    ...(accountId && { accountId }),
    resourceId,
    ...(version !== undefined && { version }),
    resourceType: type as ResourceType, // `resourceOf` knew it
  };
}

/** A prompt's version stands behind a colon; in every other kind a colon belongs to the name. */
function splitVersion(kind: TargetKind, name: string): { resourceId: string; version?: string } {
  const colon = kind === "prompt" ? name.indexOf(":") : -1;
  return colon < 0 ? { resourceId: name } : { resourceId: name.slice(0, colon), version: name.slice(colon + 1) };
}
