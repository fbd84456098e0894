import type { Requests } from "@bedrock-targets/core";

/** A conversation with every field that a kind may refuse. */
export const everyField: Pick<Requests["converse"], Refusable> & { messages: string } = {
  messages: "Hello.",
  system: "Be brief.",
  inferenceConfig: { maxTokens: 64 },
  toolConfig: { tools: [{ toolSpec: { name: "look_up", inputSchema: { json: { type: "object" } } } }] },
  guardrailConfig: { guardrailIdentifier: "a1b2c3d4e5f6", guardrailVersion: "1" },
  additionalModelRequestFields: { top_k: 40 },
  additionalModelResponseFieldPaths: ["/stop_sequence"],
  requestMetadata: { tenant: "blue" },
  performanceConfig: { latency: "standard" },
  serviceTier: { type: "default" },
  outputConfig: { effort: "low" },
};

/** All but the variables, which only a stored prompt takes. */
type Refusable = Exclude<keyof Requests["converse"], "variables" | "promptVariables" | "messages">;
