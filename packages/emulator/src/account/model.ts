/** The body that a model takes in InvokeModel. */
export type DialectName =
  | "anthropic"
  | "chat"
  | "cohere"
  | "cohere-embeddings"
  | "cohere-embeddings-v3"
  | "jamba"
  | "llama"
  | "mistral"
  | "nova"
  | "nova-embeddings"
  | "titan-embeddings"
  | "titan-embeddings-v1"
  | "titan-text";

/** A model to put into the emulator's account, in addition to the seeded ones or in place of one with the same id. */
export interface ModelDefinition {
  /** The bare id, without a geography, such as `amazon.nova-lite-v1:0`. */
  readonly modelId: string;
  /** For people. Default: the id. */
  readonly name?: string;
  /** The body that it takes in InvokeModel. Default: by the beginning of the id; OpenAI's chat for an unknown one. */
  readonly dialect?: DialectName;
  /** Whether the bare id may be invoked. Default true; false: through its profiles only. */
  readonly onDemand?: boolean;
  /** Whether it supports Converse. Default true. */
  readonly converse?: boolean;
  /** Whether it thinks aloud without being asked, as OpenAI's open models and DeepSeek R1 do. Default false. */
  readonly thinks?: boolean;
  /** Whether it can cache prompts. Anthropic's that can count cached tokens even where there are none. Default true. */
  readonly caches?: boolean;
  /** Geographies with a system profile, such as `["us", "global"]`. Default none. */
  readonly profiles?: readonly string[];
  /** The regions that a profile leads to, by geography; `""` is "any region". Default: what is usual from the account's region. */
  readonly destinations?: Readonly<Record<string, readonly string[]>>;
  /** Who made it, as the control plane says it. Default: by the first word of the id. */
  readonly provider?: string;
  /** Default `["TEXT"]`. */
  readonly inputModalities?: readonly Modality[];
  /** Default `["TEXT"]`; `["EMBEDDING"]` for an embedding model's dialect. */
  readonly outputModalities?: readonly Modality[];
  /** What the control plane says of streams. Default true; false for an embedding model's dialect. */
  readonly streaming?: boolean;
  /** Whether Provisioned Throughput can be bought for it. Default false. */
  readonly provisionable?: boolean;
  /** How it can be customised. Default none. */
  readonly customizations?: readonly ("FINE_TUNING" | "CONTINUED_PRE_TRAINING" | "DISTILLATION")[];
  /** Default: active, and no dates. A legacy model answers like any other. */
  readonly lifecycle?: Lifecycle;
}

/** What a model reads or writes. */
export type Modality = "TEXT" | "IMAGE" | "EMBEDDING";

/** Where a model is in its life. Times are in ISO 8601. */
export interface Lifecycle {
  readonly status: "ACTIVE" | "LEGACY";
  readonly startOfLifeTime?: string;
  readonly legacyTime?: string;
  readonly publicExtendedAccessTime?: string;
  readonly endOfLifeTime?: string;
}

/** What answers behind a target. */
export interface Model {
  readonly modelId: string;
  readonly name: string;
  readonly dialect: DialectName;
  readonly converse: boolean;
  readonly thinks: boolean;
  readonly caches: boolean;
}

/** A definition with its defaults filled in. */
export const modelOf = (definition: ModelDefinition): Model => ({
  modelId: definition.modelId,
  name: definition.name ?? definition.modelId,
  dialect: definition.dialect ?? dialectOf(definition.modelId),
  converse: definition.converse ?? true,
  thinks: definition.thinks ?? false,
  caches: definition.caches ?? true,
});

/** Only ever asked about bare ids of definitions, which say who made the model; never about what a client sent. */
const dialectOf = (modelId: string): DialectName =>
  dialectsByBeginning.find(([beginning]) => modelId.startsWith(beginning))?.[1] ?? "chat";

/** The first that fits wins. */
const dialectsByBeginning: readonly (readonly [beginning: string, DialectName])[] = [
  ["ai21.jamba-", "jamba"],
  ["amazon.nova-2-multimodal-embeddings-", "nova-embeddings"],
  ["amazon.titan-embed-text-v2", "titan-embeddings"],
  ["amazon.titan-embed-", "titan-embeddings-v1"],
  ["amazon.titan-", "titan-text"],
  ["amazon.", "nova"],
  ["anthropic.", "anthropic"],
  ["cohere.embed-v4", "cohere-embeddings"],
  ["cohere.embed-", "cohere-embeddings-v3"],
  ["cohere.", "cohere"],
  ["meta.", "llama"],
  ["mistral.", "mistral"],
];
