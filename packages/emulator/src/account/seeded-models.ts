import type { ModelDefinition } from "./model.ts";

/** The foundation models of a seeded account. */
export const seededModels: readonly ModelDefinition[] = [
  { modelId: "amazon.nova-lite-v1:0", name: "Nova Lite", profiles: ["us"] },
  { modelId: "amazon.nova-micro-v1:0", name: "Nova Micro" },
  { modelId: "anthropic.claude-3-haiku-20240307-v1:0", name: "Claude 3 Haiku", caches: false },
  { modelId: "meta.llama3-1-8b-instruct-v1:0", name: "Llama 3.1 8B Instruct" },
  {
    modelId: "amazon.titan-embed-text-v2:0",
    name: "Titan Text Embeddings V2 (InvokeModel only)",
    dialect: "titan-embeddings",
    converse: false,
  },
  {
    modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
    name: "Claude Sonnet 4.5",
    onDemand: false,
    profiles: ["us", "global"],
  },
];
