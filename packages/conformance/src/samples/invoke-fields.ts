import type { InvokeModelFields } from "@bedrock-targets/core";

/** A field of an InvokeModel request that travels as a header. */
export type InvokeHeaderField = Exclude<keyof InvokeModelFields, "body">;

/** The operations that take the model's own format. */
export type InvokeOperation = "invokeModel" | "invokeModelStream";

/** The header that carries a field, by operation, and a plain value that is not the default. */
type HeaderSample = { readonly [Name in InvokeOperation | "value"]: string };

const inHeader = (header: string, value: string, inStream = header): HeaderSample => ({
  invokeModel: header,
  invokeModelStream: inStream,
  value,
});

/** A sample for every field: one that is missing here does not compile. Source: the service model's HTTP bindings. */
export const invokeHeaders: { readonly [Name in InvokeHeaderField]: HeaderSample } = {
  contentType: inHeader("content-type", "application/json;charset=utf-8"),
  // A stream's own `accept` is about the event stream.
  accept: inHeader("accept", "*/*", "x-amzn-bedrock-accept"),
  trace: inHeader("x-amzn-bedrock-trace", "ENABLED"),
  guardrailIdentifier: inHeader("x-amzn-bedrock-guardrailidentifier", "a1b2c3d4e5f6"),
  guardrailVersion: inHeader("x-amzn-bedrock-guardrailversion", "1"),
  performanceConfigLatency: inHeader("x-amzn-bedrock-performanceconfig-latency", "standard"),
  serviceTier: inHeader("x-amzn-bedrock-service-tier", "default"),
  requestMetadata: inHeader("x-amzn-bedrock-request-metadata", '{"tenant":"blue"}'),
};

export const invokeHeaderFields: readonly InvokeHeaderField[] = Object.keys(invokeHeaders) as InvokeHeaderField[]; // a closed literal
