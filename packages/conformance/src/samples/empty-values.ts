import type { ConverseField } from "./converse-fields.ts";

const object = [{}];
const list = [[]];
const listOrText = [[], ""];

/** For every field, the values that count as absent; `undefined` and `null` besides. */
const emptyValues: { readonly [Name in ConverseField]: readonly unknown[] } = {
  messages: listOrText,
  system: listOrText,
  inferenceConfig: [{}, { stopSequences: [] }, { maxTokens: undefined }],
  toolConfig: [{}, { tools: [] }],
  guardrailConfig: object,
  additionalModelRequestFields: object,
  additionalModelResponseFieldPaths: list,
  requestMetadata: object,
  performanceConfig: object,
  serviceTier: object,
  outputConfig: object,
  variables: object,
  promptVariables: object,
};

/** The values of a field that must not reach the wire. */
export const emptyValuesOf = (field: ConverseField): readonly unknown[] => [...emptyValues[field], undefined, null];
