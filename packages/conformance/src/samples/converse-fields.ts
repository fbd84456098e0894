import type { ConverseOperation, ConverseStreamFields } from "@bedrock-targets/core";
import type { Subject } from "../subject.ts";

/** A field of a conversation's request. */
export type ConverseField = keyof ConverseStreamFields;

/** A value for a field, and what must become of it on the wire. */
export interface Sample<Value = unknown> {
  readonly given: Value;
  /** The body's members. Default: the field under its own name, as it was given. */
  readonly sent?: Readonly<Record<string, unknown>>;
  /** The only operation that takes it. Default: both. */
  readonly only?: ConverseOperation;
}

type Samples = { readonly [Name in ConverseField]: readonly Sample<ConverseStreamFields[Name]>[] };

const guardrail = { guardrailIdentifier: "a1b2c3d4e5f6", guardrailVersion: "1", trace: "enabled" } as const;

const tool = {
  toolSpec: {
    name: "look_up",
    description: "Looks a word up.",
    // Empty containers that belong to a schema are part of it.
    inputSchema: { json: { type: "object", properties: {}, required: [] } },
  },
};

/** Plain values for every field of a conversation: one that is missing here does not compile. */
const samples: Samples = {
  messages: [
    { given: "Hello.", sent: { messages: [{ role: "user", content: [{ text: "Hello." }] }] } },
    {
      given: [
        { role: "user", content: [{ text: "Hello." }] },
        { role: "assistant", content: [{ text: "Hello to you." }, { text: "How are you?" }] },
        { role: "user", content: [{ text: "Well." }] },
      ],
    },
  ],
  system: [
    { given: "Answer briefly.", sent: { system: [{ text: "Answer briefly." }] } },
    { given: [{ text: "Answer briefly." }, { text: "Be polite." }] },
  ],
  inferenceConfig: [{ given: { maxTokens: 64, temperature: 0, stopSequences: ["END"] } }, { given: { topP: 0.9 } }],
  toolConfig: [{ given: { tools: [tool] } }, { given: { tools: [tool], toolChoice: { auto: {} } } }],
  guardrailConfig: [
    { given: guardrail },
    { given: { ...guardrail, streamProcessingMode: "sync" }, only: "converseStream" },
  ],
  additionalModelRequestFields: [{ given: { top_k: 40, metadata: {}, labels: [], note: "", seed: null } }],
  additionalModelResponseFieldPaths: [{ given: ["/stop_sequence"] }],
  requestMetadata: [{ given: { tenant: "blue", note: "" } }],
  performanceConfig: [{ given: { latency: "standard" } }],
  serviceTier: [{ given: { type: "default" } }],
  outputConfig: [
    { given: { effort: "low" } },
    {
      given: {
        textFormat: { type: "json_schema", structure: { jsonSchema: { schema: '{"type":"object"}', name: "answer" } } },
      },
    },
  ],
  variables: [],
  promptVariables: [],
};

export const converseFields: readonly ConverseField[] = Object.keys(samples) as ConverseField[]; // a closed literal

/** The samples of a field for an operation. */
export function samplesOf(subject: Subject, field: ConverseField, operation: ConverseOperation): readonly Sample[] {
  if (field === "variables") return [{ given: subject.variables, sent: variablesOnTheWire(subject) }];
  if (field === "promptVariables") return [{ given: variablesOnTheWire(subject).promptVariables }];
  const all: readonly Sample[] = samples[field];
  return all.filter(({ only = operation }) => only === operation);
}

/** A stored prompt's variables as AWS has them. */
export const variablesOnTheWire = ({ variables }: Subject): { readonly promptVariables: Record<string, unknown> } => ({
  promptVariables: Object.fromEntries(Object.entries(variables).map(([name, text]) => [name, { text }])),
});
