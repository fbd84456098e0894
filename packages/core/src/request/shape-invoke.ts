import { invokeShapes } from "../generated/runtime-fields.ts";
import type { BoundTarget } from "../target/contract.ts";
import { invalidRequest } from "../target.ts";
import { fieldsIn, recordOf } from "./check-fields.ts";
import { bodyOf } from "./invoke-body.ts";
import { nameOfType } from "./name-of-type.ts";
import type { Requests, RuntimeInputs } from "./requests.ts";

const headerFields = Object.keys(invokeShapes).filter((name) => name !== "body");

/**
 * Makes the input of InvokeModel or InvokeModelWithResponseStream. Text and bytes go as they are, any other value as
 * JSON; `contentType` and `accept` default to `application/json` (the AWS SDK alone would send octet-stream).
 *
 * @throws BedrockTargetError with code `invalid-request`, naming the field and the reason
 */
export function shapeInvoke(request: Requests["invokeModel"], target: BoundTarget): RuntimeInputs["invokeModel"] {
  const given = recordOf(request, target);
  const fields = fieldsIn(given, target, invokeShapes);
  const input: Record<string, unknown> = {
    modelId: target.modelId,
    body: bodyOf(given.body, target),
    contentType: "application/json",
    accept: "application/json",
  };
  for (const field of headerFields) {
    if (fields.includes(field)) input[field] = headerOf(field, given[field], target);
  }
  return input as unknown as RuntimeInputs["invokeModel"]; // every member is one of the input's own and was checked
}

/** A field that travels as an HTTP header. Other than ASCII, servers and signatures read the same bytes differently. */
function headerOf(field: string, value: unknown, target: BoundTarget): string {
  if (typeof value !== "string") throw noText(field, value, target);
  if (/^[\t\x20-\x7e]*$/.test(value)) return value;
  throw invalidRequest(
    `\`${field}\` has a character that its HTTP header cannot carry.`,
    "Pass printable ASCII on one line; within JSON, write other characters as `\\u` escapes.",
    target.ref,
  );
}

const noText = (field: string, value: unknown, target: BoundTarget): Error =>
  invalidRequest(
    `\`${field}\` is ${nameOfType(value)}.`,
    field === "requestMetadata" ? "InvokeModel takes it as a string of JSON." : "Pass a string.",
    target.ref,
  );
