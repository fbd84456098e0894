import type { Capability, CapabilityName } from "./capability.ts";

/** What something cannot be done without. All of these are parts of Converse. */
const needs: { readonly [Name in CapabilityName]?: readonly CapabilityName[] } = {
  converseStream: ["converse"],
  toolUse: ["converse"],
  streamingToolUse: ["toolUse", "converseStream"],
  structuredOutput: ["converse"],
  documentInput: ["converse"],
};

/** Why something cannot be done: something that it needs cannot. */
export const missingFor = (
  name: CapabilityName,
  of: (other: CapabilityName) => Capability | undefined,
): Capability | undefined => needs[name]?.map(of).find((capability) => capability?.answer === "no");
