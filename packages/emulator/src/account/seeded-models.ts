import type { ModelDefinition } from "./model.ts";

/** The foundation models of a seeded account. The dates of their lives are made up. */
export const seededModels: readonly ModelDefinition[] = [
  {
    modelId: "amazon.nova-lite-v1:0",
    name: "Nova Lite",
    profiles: ["us"],
    inputModalities: ["TEXT", "IMAGE"],
    provisionable: true,
    customizations: ["FINE_TUNING", "DISTILLATION"],
    lifecycle: { status: "ACTIVE", startOfLifeTime: "2024-12-03T00:00:00.000Z" },
  },
  {
    modelId: "amazon.nova-micro-v1:0",
    name: "Nova Micro",
    provisionable: true,
    customizations: ["FINE_TUNING", "DISTILLATION"],
    lifecycle: { status: "ACTIVE", startOfLifeTime: "2024-12-03T00:00:00.000Z" },
  },
  {
    modelId: "anthropic.claude-3-haiku-20240307-v1:0",
    name: "Claude 3 Haiku",
    caches: false,
    inputModalities: ["TEXT", "IMAGE"],
    provisionable: true,
    lifecycle: {
      status: "LEGACY",
      startOfLifeTime: "2024-03-13T00:00:00.000Z",
      legacyTime: "2026-03-10T00:00:00.000Z",
      publicExtendedAccessTime: "2098-12-31T00:00:00.000Z",
      // So far away that nothing built upon the emulator fails one morning.
      endOfLifeTime: "2099-12-31T00:00:00.000Z",
    },
  },
  {
    modelId: "meta.llama3-1-8b-instruct-v1:0",
    name: "Llama 3.1 8B Instruct",
    lifecycle: { status: "ACTIVE", startOfLifeTime: "2024-07-23T00:00:00.000Z" },
  },
  {
    modelId: "amazon.titan-embed-text-v2:0",
    name: "Titan Text Embeddings V2",
    dialect: "titan-embeddings",
    converse: false,
    lifecycle: { status: "ACTIVE", startOfLifeTime: "2024-04-30T00:00:00.000Z" },
  },
  {
    modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
    name: "Claude Sonnet 4.5",
    onDemand: false,
    profiles: ["us", "global"],
    inputModalities: ["TEXT", "IMAGE"],
    lifecycle: { status: "ACTIVE", startOfLifeTime: "2025-09-29T00:00:00.000Z" },
  },
];
