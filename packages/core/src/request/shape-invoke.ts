import { invokeModelFields } from "../generated/runtime-fields.ts";
import type { BoundTarget } from "../target/contract.ts";
import { checkFields, nameOfType } from "./check-fields.ts";
import { invalidRequest } from "./invalid-request.ts";
import type { Requests, RuntimeInputs } from "./requests.ts";

type HeaderField = Exclude<keyof typeof invokeModelFields, "body">;

const headerFields = Object.keys(invokeModelFields).filter((name) => name !== "body") as HeaderField[]; // a closed literal

/**
 * Makes the input of InvokeModel or InvokeModelWithResponseStream. Text and bytes go as they are, any other value as
 * JSON; `contentType` and `accept` default to `application/json` (the AWS SDK alone would send octet-stream).
 *
 * @throws BedrockTargetError with code `invalid-request`, naming the field and the reason
 */
export function shapeInvoke(request: Requests["invokeModel"], target: BoundTarget): RuntimeInputs["invokeModel"] {
  const given = checkFields(request, target, (name) => Object.hasOwn(invokeModelFields, name));
  const input: Record<string, unknown> = {
    modelId: target.modelId,
    body: bodyOf(given.body, target),
    contentType: "application/json",
    accept: "application/json",
  };
  for (const field of headerFields) {
    const value = given[field];
    if (value === undefined || value === null || value === "") continue;
    if (typeof value !== "string") throw noText(field, value, target);
    input[field] = value;
  }
  return input as unknown as RuntimeInputs["invokeModel"]; // every member is one of the input's own and was checked
}

function bodyOf(body: unknown, target: BoundTarget): string | Uint8Array {
  if (body === undefined || body === null || body === "") {
    throw invalidRequest("`body` is missing or empty.", "Pass the request in the model's own format.", target.ref);
  }
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  return jsonOf(body, target);
}

function jsonOf(body: unknown, target: BoundTarget): string {
  const unfit = (why: string, cause?: unknown) =>
    invalidRequest(`\`body\` cannot become JSON: ${why}.`, "Pass text, bytes or a JSON value.", target.ref, cause);
  try {
    const json: string | undefined = JSON.stringify(body);
    if (json !== undefined) return json;
  } catch (error) {
    throw unfit(error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error), error);
  }
  throw unfit(`it is ${nameOfType(body)}`);
}

const noText = (field: string, value: unknown, target: BoundTarget): Error =>
  invalidRequest(
    `\`${field}\` is ${nameOfType(value)}.`,
    field === "requestMetadata" ? "InvokeModel takes it as a string of JSON." : "Pass a string.",
    target.ref,
  );
