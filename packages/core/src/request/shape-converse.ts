import { converseShapes, converseStreamShapes } from "../generated/runtime-fields.ts";
import type { Message } from "../generated/runtime-types.ts";
import type { BoundTarget } from "../target/contract.ts";
import { checkFields, rulesOf } from "./check-fields.ts";
import { shapeProblem } from "./check-shape.ts";
import { isEmptyField, isEmptyMember, textFields } from "./empty-field.ts";
import { invalidRequest } from "./invalid-request.ts";
import { isRecord, nameOfType, namesIn } from "./name-of-type.ts";
import { problemError } from "./problem.ts";
import type { ConverseOperation, Requests, RuntimeInputs } from "./requests.ts";
import { isList, isScalar, type Shape, valuesOfMap } from "./shape.ts";

/**
 * Makes the input of Converse or ConverseStream: field by field, by the rules of the target's kind. Strings become
 * messages and system blocks; what is empty is left out; what the target refuses, or Converse does not have, is an error.
 *
 * @throws BedrockTargetError with code `invalid-request`, naming the field and the reason
 */
export function shapeConverse(
  request: Requests["converseStream"],
  target: BoundTarget,
  operation: ConverseOperation = "converseStream",
): RuntimeInputs["converseStream"] {
  const shapes = operation === "converse" ? converseShapes : converseStreamShapes;
  const given = checkFields(request, target, shapes, rulesOf(target).takes);
  const input: Record<string, unknown> = { modelId: target.modelId };
  for (const [field, shape] of Object.entries(shapes)) {
    const value = given[field];
    if (!isEmptyField(field, value, shape)) input[field] = written(field, value, shape, target);
  }
  checkWhole(input, target);
  // Each member was written under its own name, and has the shape that the model gives it.
  return input as unknown as RuntimeInputs["converseStream"];
}

/** A field as it is sent: widened from text, without empty members, and checked all the way down. */
function written(field: string, value: unknown, shape: Shape, target: BoundTarget): unknown {
  const full = withoutEmpty(field, widened(field, value, target), shape);
  const found = shapeProblem(full, shape);
  if (found) throw problemError(field, found, target);
  return full;
}

function widened(field: string, value: unknown, target: BoundTarget): unknown {
  if (!textFields.includes(field) || Array.isArray(value)) return value;
  if (typeof value === "string") return field === "system" ? [{ text: value }] : [userMessage(value)];
  const advice = field === "system" ? "a list of blocks: `[{ text: … }]`" : "a list of messages";
  throw invalidRequest(`\`${field}\` is ${nameOfType(value)}.`, `Pass a string or ${advice}.`, target.ref);
}

const userMessage = (text: string): Message => ({ role: "user", content: [{ text }] });

function withoutEmpty(field: string, value: unknown, shape: Shape): unknown {
  if (isScalar(shape) || isList(shape) || valuesOfMap(shape) || !isRecord(value)) return value;
  const names = namesIn(value, shape).filter((name) => !isEmptyMember(field, value[name], shape, name));
  return Object.fromEntries(names.map((name) => [name, value[name]]));
}

/** What no field can say alone. */
function checkWhole(input: Record<string, unknown>, target: BoundTarget): void {
  if (input.messages === undefined && rulesOf(target).messages !== "optional") {
    throw invalidRequest("`messages` is missing or empty.", "Pass a conversation or a string.", target.ref);
  }
  if (isRecord(input.toolConfig) && input.toolConfig.toolChoice && !input.toolConfig.tools) {
    const advice = "Pass the tools to choose from in `toolConfig.tools`, or leave `toolChoice` out.";
    throw invalidRequest("`toolConfig.toolChoice` is given without `tools`.", advice, target.ref);
  }
}
