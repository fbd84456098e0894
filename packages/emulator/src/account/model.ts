/** The body that a model takes in InvokeModel. */
export type DialectName = "anthropic" | "nova" | "llama" | "chat" | "titan-embeddings";

/** A model to put into the emulator's account, in addition to the seeded ones or in place of one with the same id. */
export interface ModelDefinition {
  /** The bare id, without a geography, such as `amazon.nova-lite-v1:0`. */
  readonly modelId: string;
  /** For people. Default: the id. */
  readonly name?: string;
  /** The body that it takes in InvokeModel. Default: by the provider (Anthropic, Nova, Llama, else OpenAI's chat). */
  readonly dialect?: DialectName;
  /** Whether the bare id may be invoked. Default true; false: through its profiles only. */
  readonly onDemand?: boolean;
  /** Whether it supports Converse. Default true. */
  readonly converse?: boolean;
  /** Geographies with a system profile, such as `["us", "global"]`. Default none. */
  readonly profiles?: readonly string[];
}

/** What answers behind a target. */
export interface Model {
  readonly modelId: string;
  readonly name: string;
  readonly dialect: DialectName;
  readonly converse: boolean;
}

/** A definition with its defaults filled in. */
export const modelOf = (definition: ModelDefinition): Model => ({
  modelId: definition.modelId,
  name: definition.name ?? definition.modelId,
  dialect: definition.dialect ?? dialectsByProvider[providerOf(definition.modelId)] ?? "chat",
  converse: definition.converse ?? true,
});

/** Only ever asked about bare ids of definitions, where the first word is the provider; never about what a client sent. */
const providerOf = (modelId: string): string => modelId.split(".", 1)[0] ?? "";

const dialectsByProvider: Readonly<Record<string, DialectName>> = {
  amazon: "nova",
  anthropic: "anthropic",
  meta: "llama",
};
