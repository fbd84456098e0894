import { converseShapes, converseStreamShapes } from "../generated/runtime-fields.ts";
import type { Message } from "../generated/runtime-types.ts";
import type { BoundTarget } from "../target/contract.ts";
import { invalidRequest, rulesOf } from "../target.ts";
import { isPlainObject } from "./absent.ts";
import { fieldsIn, recordOf } from "./check-fields.ts";
import { shapeProblem } from "./check-shape.ts";
import { isEmptyMember, textFields } from "./empty-field.ts";
import { isRecord, nameOfType, namesIn } from "./name-of-type.ts";
import { problemError } from "./problem.ts";
import type { ConverseOperation, Requests, RuntimeInputs } from "./requests.ts";
import { isList, isScalar, type MembersShape, type Shape, valuesOfMap } from "./shape.ts";

/** In the order in which they are sent, the same for both operations. */
const converseFields = Object.keys(converseShapes);

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
  const shapes: MembersShape = operation === "converse" ? converseShapes : converseStreamShapes;
  const given = recordOf(request, target);
  const fields = fieldsIn(given, target, shapes, rulesOf(target).takes);
  const input: Record<string, unknown> = { modelId: target.modelId };
  for (const field of converseFields) {
    const shape = fields.includes(field) ? shapes[field] : undefined;
    if (shape) input[field] = written(field, given[field], shape, target);
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

/** A structure without its empty members; the same object where none is empty. */
function withoutEmpty(field: string, value: unknown, shape: Shape): unknown {
  if (isScalar(shape) || isList(shape) || valuesOfMap(shape) || !isRecord(value)) return value;
  const names = namesIn(value, shape);
  const full = names.filter((name) => !isEmptyMember(field, value[name], shape, name));
  if (full.length === names.length && isPlainObject(value)) return value;
  return Object.fromEntries(full.map((name) => [name, value[name]]));
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
