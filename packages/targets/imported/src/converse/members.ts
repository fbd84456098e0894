import type { ConverseStreamRequest, GuardrailTrace, InvokeModelFields, Trace } from "@bedrock-targets/core";
import type { JsonObject } from "./json.ts";

/** What InvokeModel carries beside the body. */
export type InvokeMembers = Omit<InvokeModelFields, "body" | "contentType" | "accept">;

/** The fields of a conversation that InvokeModel has as members of its own. */
export function invokeMembers(input: ConverseStreamRequest): InvokeMembers {
  const { guardrailConfig, performanceConfig, serviceTier, requestMetadata } = input;
  const members: InvokeMembers = {
    guardrailIdentifier: guardrailConfig?.guardrailIdentifier,
    guardrailVersion: guardrailConfig?.guardrailVersion,
    trace: guardrailConfig?.trace && traces[guardrailConfig.trace],
    performanceConfigLatency: performanceConfig?.latency,
    serviceTier: serviceTier?.type,
    requestMetadata: requestMetadata && asciiJson(requestMetadata),
  };
  // What is absent is left out, as it is everywhere in a request.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Converse writes it in small letters, InvokeModel in capitals. */
const traces: { readonly [Name in GuardrailTrace]: Trace } = {
  enabled: "ENABLED",
  disabled: "DISABLED",
  enabled_full: "ENABLED_FULL",
};

/** JSON that an HTTP header can carry: what is not ASCII is escaped. */
const asciiJson = (value: Readonly<Record<string, string>>): string =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * How a guardrail examines a stream. In InvokeModel that is said in the body. Source: the Bedrock user guide, "Configure
 * streaming response behavior to filter content".
 */
export function guardrailMode(config: ConverseStreamRequest["guardrailConfig"]): JsonObject {
  const mode = config?.streamProcessingMode;
  if (mode === undefined) return {};
  const streamProcessingMode = mode === "async" ? "ASYNCHRONOUS" : "SYNCHRONOUS";
  return { "amazon-bedrock-guardrailConfig": { streamProcessingMode } };
}
