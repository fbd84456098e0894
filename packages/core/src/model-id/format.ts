import { BedrockTargetError } from "../errors/bedrock-target-error.ts";
import { targetKinds } from "../kinds.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { ModelIdParts } from "./model-ref.ts";
import { parseModelId } from "./parse.ts";
import { partitionOfRegion } from "./partition.ts";
import { quote } from "./quote.ts";
import { resourceOf, resourceTypeOfKind } from "./resources.ts";
import { typeName } from "./type-name.ts";

/**
 * Makes a modelId from its parts: the inverse of `parseModelId`, so `formatModelId(parseModelId(id)) === id`. With a
 * `region` it is an ARN; without one the bare id, for the kinds that have one. The parts decide, not `modelId`. A part
 * that has no place in the result is refused, not dropped.
 *
 * @throws BedrockTargetError with code `invalid-target` where the parts do not make a modelId of that kind
 */
export function formatModelId(parts: ModelIdParts): string {
  refuse(problemIn(parts));
  const { kind, region, modelId, resourceId = modelId } = parts;
  const made = region === undefined ? `${resourceId}` : arnOf(parts, region);
  const ref = parseModelId(made);
  if (ref.kind !== kind) {
    refuse([
      `The parts make ${quote(made)}, which is of kind \`${ref.kind}\`, not \`${kind}\`.`,
      "Give the region, account and resource id of the kind that is meant.",
    ]);
  }
  return made;
}

function refuse(problem: Diagnosis | undefined): void {
  if (problem) throw new BedrockTargetError({ code: "invalid-target", message: problem[0], advice: problem[1] });
}

const typeOf = ({ kind, resourceType }: ModelIdParts) => resourceType ?? resourceTypeOfKind(kind);

function arnOf(parts: ModelIdParts, region: string): string {
  const { partition = partitionOfRegion(region), accountId = "", resourceId, version } = parts;
  const type = typeOf(parts);
  const name = version === undefined ? resourceId : `${resourceId}:${version}`;
  return `arn:${partition}:${resourceOf(type)?.service ?? "bedrock"}:${region}:${accountId}:${type}/${name}`;
}

/** What is missing, has no place, or is no text; programs in JavaScript hand in all of these. */
function problemIn(parts: ModelIdParts): Diagnosis | undefined {
  if (!targetKinds.includes(Object(parts).kind)) {
    return ["The parts have no known `kind`.", `Pass one of \`${targetKinds.join("`, `")}\`.`];
  }
  const odd = partNames.find((part) => !isText(parts[part], part));
  if (odd) return [`The part \`${odd}\` is ${typeName(parts[odd])}.`, "Pass it as a string."];
  const missing = neededOf(parts).filter((part) => parts[part] === undefined);
  if (missing.length > 0) {
    return [`A modelId of kind \`${parts.kind}\` needs \`${missing.join("`, `")}\`.`, "Pass what is missing."];
  }
  if (parts.version !== undefined && parts.kind !== "prompt") {
    return ["The part `version` has no place: only a prompt has one.", "Write a model's version into `resourceId`."];
  }
  const homeless = parts.region === undefined && ofArns.find((part) => parts[part] !== undefined);
  return homeless
    ? [`The part \`${homeless}\` has no place without a \`region\`.`, "Pass the region as well."]
    : undefined;
}

/** Parts that only an ARN has. */
const ofArns = ["partition", "accountId", "version", "resourceType"] as const;
const partNames = [...ofArns, "modelId", "region", "resourceId"] as const;

const isText = (value: unknown, part: string): boolean =>
  value === undefined || typeof value === "string" || (part === "version" && typeof value === "number");

/** Those of an ARN; a bare id, which `base` and `cross-region` may have, needs only itself. */
function neededOf(parts: ModelIdParts): readonly ("region" | "accountId" | "resourceId")[] {
  if (parts.region === undefined) {
    if (parts.modelId !== undefined) return [];
    if (/^(base|cross-region)$/.test(parts.kind)) return ["resourceId"];
  }
  return resourceOf(typeOf(parts))?.account === "own"
    ? ["region", "accountId", "resourceId"]
    : ["region", "resourceId"];
}
