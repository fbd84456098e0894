import type {
  converseFields,
  converseStructures,
  guardrailStreamConfig,
  invokeModelFields,
  unionMembers,
} from "../src/generated/runtime-fields.ts";
import type * as Types from "../src/generated/runtime-types.ts";
import type { KeysOf, Nothing, NotMutual } from "./generated-parity.ts";

/** A member that is tested for narrows the union: by value and by `in`. */
export function textOf(block: Types.ContentBlock): string {
  if (block.text !== undefined) return block.text;
  if ("toolUse" in block && block.toolUse) return block.toolUse.name ?? "";
  if (block.$unknown) return block.$unknown[0];
  return block.image?.format ?? "";
}

export const oneMember: Types.ContentBlock = { text: "Hello" };
// @ts-expect-error: exactly one member
export const twoMembers: Types.ContentBlock = { text: "Hello", cachePoint: { type: "default" } };
// @ts-expect-error: at least one member
export const noMember: Types.ContentBlock = {};
// @ts-expect-error: not one of the values that the model lists
export const unlistedValue: Types.StopReason = "tired";

type StructureMembers = { [Name in keyof typeof converseStructures]: (typeof converseStructures)[Name][number] };
type UnionMembers = { [Name in keyof typeof unionMembers]: (typeof unionMembers)[Name][number] };
type Named<Union> = Exclude<KeysOf<Union>, "$unknown">;

interface FieldTables {
  converse: [keyof typeof converseFields, Exclude<keyof Types.ConverseRequest, "modelId">];
  converseStream: [keyof typeof converseFields, Exclude<keyof Types.ConverseStreamRequest, "modelId">];
  inferenceConfig: [StructureMembers["inferenceConfig"], keyof Types.InferenceConfiguration];
  toolConfig: [StructureMembers["toolConfig"], keyof Types.ToolConfiguration];
  guardrailConfig: [StructureMembers["guardrailConfig"], keyof Types.GuardrailConfiguration];
  performanceConfig: [StructureMembers["performanceConfig"], keyof Types.PerformanceConfiguration];
  serviceTier: [StructureMembers["serviceTier"], keyof Types.ServiceTier];
  outputConfig: [StructureMembers["outputConfig"], keyof Types.OutputConfig];
  guardrailStreamConfig: [(typeof guardrailStreamConfig)[number], keyof Types.GuardrailStreamConfiguration];
  invokeModel: [keyof typeof invokeModelFields, Exclude<keyof Types.InvokeModelRequest, "modelId">];
  invokeStream: [keyof typeof invokeModelFields, Exclude<keyof Types.InvokeModelWithResponseStreamRequest, "modelId">];
  ContentBlock: [UnionMembers["ContentBlock"], Named<Types.ContentBlock>];
  SystemContentBlock: [UnionMembers["SystemContentBlock"], Named<Types.SystemContentBlock>];
  Tool: [UnionMembers["Tool"], Named<Types.Tool>];
  ToolChoice: [UnionMembers["ToolChoice"], Named<Types.ToolChoice>];
  ToolResultContentBlock: [UnionMembers["ToolResultContentBlock"], Named<Types.ToolResultContentBlock>];
}

export type TheFieldTablesNameEveryMember = Nothing<NotMutual<FieldTables>>;
