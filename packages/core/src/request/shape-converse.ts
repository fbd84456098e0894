import { type converseFields, converseStructures, guardrailStreamConfig } from "../generated/runtime-fields.ts";
import type { Message, SystemContentBlock } from "../generated/runtime-types.ts";
import type { BoundTarget } from "../target/contract.ts";
import { isAbsent } from "./absent.ts";
import { checkFields, isEmpty, rulesOf } from "./check-fields.ts";
import { checkMessages, checkSystem, checkTools } from "./check-messages.ts";
import { invalidRequest } from "./invalid-request.ts";
import type { ConverseOperation, Requests, RuntimeInputs } from "./requests.ts";
import { writeFullMembers, writeList, writeMap, writeStructure } from "./write-structure.ts";

type Field = keyof typeof converseFields;
type Writer = (value: unknown, target: BoundTarget, operation: ConverseOperation) => unknown;

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
  const given = checkFields(request, target, isField);
  const input: Record<string, unknown> = { modelId: target.modelId };
  for (const field of fields) {
    const value = isEmpty(given[field]) ? undefined : writers[field](given[field], target, operation);
    if (!isAbsent(value)) input[field] = value;
  }
  if (input.messages === undefined && rulesOf(target).messages !== "optional") throw noMessages(target);
  // Each member was written under its own name by the writer that checked its type.
  return input as unknown as RuntimeInputs["converseStream"];
}

/** A writer for each member of the official model's request: one that is missing here does not compile. */
const writers: Readonly<Record<Field, Writer>> = {
  messages: messagesOf,
  system: systemOf,
  inferenceConfig: (value, target) =>
    writeFullMembers("inferenceConfig", converseStructures.inferenceConfig, value, target),
  toolConfig: (value, target) =>
    checkTools(writeFullMembers("toolConfig", converseStructures.toolConfig, value, target), target),
  guardrailConfig: (value, target, operation) =>
    writeStructure(
      "guardrailConfig",
      operation === "converse" ? converseStructures.guardrailConfig : guardrailStreamConfig,
      value,
      target,
    ),
  performanceConfig: (value, target) =>
    writeStructure("performanceConfig", converseStructures.performanceConfig, value, target),
  serviceTier: (value, target) => writeStructure("serviceTier", converseStructures.serviceTier, value, target),
  outputConfig: (value, target) => writeStructure("outputConfig", converseStructures.outputConfig, value, target),
  requestMetadata: (value, target) => writeMap("requestMetadata", value, target),
  promptVariables: (value, target) => writeMap("promptVariables", value, target),
  additionalModelRequestFields: (value) => value,
  additionalModelResponseFieldPaths: (value, target) => writeList("additionalModelResponseFieldPaths", value, target),
};

const fields = Object.keys(writers) as Field[]; // the keys of a closed literal

/** A field of the service, or one of which the strategy itself makes something. */
const isField = (name: string, target: BoundTarget): boolean =>
  Object.hasOwn(writers, name) || (rulesOf(target).takes?.some((taken) => taken === name) ?? false);

const noMessages = (target: BoundTarget): Error =>
  invalidRequest("`messages` is missing or empty.", "Pass a conversation or a string.", target.ref);

function messagesOf(value: unknown, target: BoundTarget): Message[] {
  if (typeof value === "string") return [{ role: "user", content: [{ text: value }] }];
  return checkMessages(writeList("messages", value, target, "a string or a list of messages"), target);
}

function systemOf(value: unknown, target: BoundTarget): SystemContentBlock[] {
  if (typeof value === "string") return [{ text: value }];
  return checkSystem(writeList("system", value, target, "a string or a list of blocks: `[{ text: … }]`"), target);
}
