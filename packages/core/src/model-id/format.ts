import { BedrockTargetError } from "../errors/bedrock-target-error.ts";
import { type TargetKind, targetKinds } from "../kinds.ts";
import type { ModelIdParts } from "./model-ref.ts";
import { parseModelId } from "./parse.ts";
import { partitionOfRegion } from "./partition.ts";
import { quote } from "./quote.ts";
import { type ResourceType, resourceOf, resourceTypeOfKind } from "./resources.ts";
import { typeName } from "./type-name.ts";

/**
 * Makes a modelId from its parts: the inverse of `parseModelId`, so `formatModelId(parseModelId(id)) === id`. With a
 * `region` it is an ARN; without one the bare id, for the kinds that have one. The parts decide, not `modelId`. A part
 * that has no place in the result is refused, not dropped.
 *
 * @throws BedrockTargetError with code `invalid-target` where the parts do not make a modelId of that kind
 */
export function formatModelId(parts: ModelIdParts): string {
  checkParts(parts);
  const modelId = parts.region === undefined ? (parts.resourceId ?? parts.modelId ?? "") : arnOf(parts, parts.region);
  const ref = parseModelId(modelId);
  if (ref.kind === parts.kind) return modelId;
  throw new BedrockTargetError({
    code: "invalid-target",
    message: `The parts make ${quote(modelId)}, which is of kind \`${ref.kind}\`, not \`${parts.kind}\`.`,
    advice: "Give the region, account and resource id of the kind that is meant.",
    target: ref,
  });
}

const resourceTypeOf = (parts: ModelIdParts): ResourceType => parts.resourceType ?? resourceTypeOfKind(parts.kind);

function arnOf(parts: ModelIdParts, region: string): string {
  const type = resourceTypeOf(parts);
  const service = resourceOf(type)?.service ?? "bedrock";
  const partition = parts.partition ?? partitionOfRegion(region);
  const version = parts.version === undefined ? "" : `:${parts.version}`;
  return `arn:${partition}:${service}:${region}:${parts.accountId ?? ""}:${type}/${parts.resourceId ?? ""}${version}`;
}

/** Refuses parts that are missing, that have no place, or that are no text; programs in JavaScript hand in all of these. */
function checkParts(parts: ModelIdParts): void {
  const isObject = typeof parts === "object" && parts !== null;
  if (!isObject || typeof parts.kind !== "string" || !targetKinds.includes(parts.kind)) {
    throw refused("The parts have no known `kind`.", `Pass one of \`${targetKinds.join("`, `")}\`.`);
  }
  for (const part of partNames) {
    if (!isText(parts[part], part))
      throw refused(`The part \`${part}\` is ${typeName(parts[part])}.`, "Pass it as a string.");
  }
  const missing = missingParts(parts);
  if (missing.length > 0) {
    throw refused(`A modelId of kind \`${parts.kind}\` needs ${missing.join(", ")}.`, "Pass what is missing.");
  }
  checkPlaces(parts);
}

const partNames = ["modelId", "partition", "region", "accountId", "resourceId", "version", "resourceType"] as const;

const isText = (value: unknown, part: string): boolean =>
  value === undefined || typeof value === "string" || (part === "version" && typeof value === "number");

/** Kinds whose ids can be passed bare; all others are ARNs only. */
const bareKinds: readonly TargetKind[] = ["base", "cross-region"];

function missingParts(parts: ModelIdParts): string[] {
  const isBare = parts.region === undefined && (bareKinds.includes(parts.kind) || parts.modelId !== undefined);
  const hasAccount = !isBare && resourceOf(resourceTypeOf(parts))?.account === "own";
  const isNamed = parts.resourceId !== undefined || (isBare && parts.modelId !== undefined);
  return [
    ...(isBare || parts.region !== undefined ? [] : ["`region`"]),
    ...(hasAccount && parts.accountId === undefined ? ["`accountId`"] : []),
    ...(isNamed ? [] : ["`resourceId`"]),
  ];
}

function checkPlaces(parts: ModelIdParts): void {
  if (parts.version !== undefined && parts.kind !== "prompt") {
    throw refused(
      "The part `version` has no place: only a prompt has one.",
      "Write a model's version into `resourceId`.",
    );
  }
  const homeless = (["partition", "accountId", "version", "resourceType"] as const).find(
    (part) => parts.region === undefined && parts[part] !== undefined,
  );
  if (homeless)
    throw refused(`The part \`${homeless}\` has no place without a \`region\`.`, "Pass the region as well.");
}

const refused = (message: string, advice: string): BedrockTargetError =>
  new BedrockTargetError({ code: "invalid-target", message, advice });
