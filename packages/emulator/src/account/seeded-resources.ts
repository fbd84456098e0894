import type { ResourceDefinition } from "./definitions.ts";
import { destinationArns } from "./destinations.ts";
import type { ModelDefinition } from "./model.ts";
import { accountArn, foundationModelArn, type Place } from "./place.ts";

const liteId = "amazon.nova-lite-v1:0";
const microId = "amazon.nova-micro-v1:0";
const haikuId = "anthropic.claude-3-haiku-20240307-v1:0";
const llamaId = "meta.llama3-1-8b-instruct-v1:0";
const sonnetId = "anthropic.claude-sonnet-4-5-20250929-v1:0";

/** What the seeded account owns: everything that has an account in its ARN, except system profiles. */
export const seededResources = (place: Place, models: readonly ModelDefinition[]): readonly ResourceDefinition[] => [
  ...applicationProfiles(place),
  translate,
  {
    kind: "provisioned",
    id: "capacity0001",
    name: "capacity",
    label: "capacity (Claude 3 Haiku)",
    model: foundationModelArn(place, haikuId),
  },
  ...customModels(place),
  ...routers(place, models),
  ...importedModels,
  { kind: "marketplace", id: "support", name: "support", label: "support (SageMaker endpoint)" },
];

const applicationProfiles = (place: Place): readonly ResourceDefinition[] => [
  {
    kind: "application-profile",
    id: "chatbot00001",
    name: "chatbot",
    label: "chatbot (Nova Lite)",
    models: [foundationModelArn(place, liteId)],
    tags: { team: "chatbot" },
  },
  {
    kind: "application-profile",
    id: "finance00001",
    name: "finance",
    label: "finance (Claude Sonnet 4.5)",
    models: destinationArns(sonnetId, "us", place),
    tags: { team: "finance" },
  },
];

/** Its draft (the ARN without a version) and two versions, each with its own text. */
const translate: ResourceDefinition = {
  kind: "prompt",
  id: "TRANSLATE1",
  name: "translate",
  modelId: liteId,
  variables: ["language", "message"],
  text: "Translate into {{language}}, word for word: {{message}}",
  versions: [
    "Translate into {{language}}: {{message}}",
    "Translate into polite {{language}} and keep names as they are: {{message}}",
  ],
};

/** A custom model with its deployment, and one without. The artifacts themselves answer nobody. */
const customModels = (place: Place): readonly ResourceDefinition[] => [
  {
    kind: "custom-model",
    id: "tickets00001",
    name: "tickets",
    label: "tickets (deployed)",
    model: foundationModelArn(place, `${microId}:128k`),
  },
  {
    kind: "custom-model",
    id: "invoices0001",
    name: "invoices",
    model: foundationModelArn(place, `${llamaId}:128k`),
  },
  {
    kind: "custom-deployment",
    id: "ticketsdep01",
    name: "tickets",
    label: "tickets (Nova Micro)",
    model: accountArn(place, `custom-model/${microId}:128k/tickets00001`),
  },
];

const routers = (place: Place, models: readonly ModelDefinition[]): readonly ResourceDefinition[] => [
  {
    kind: "router",
    id: "novarouter01",
    name: "nova",
    label: "Nova Micro or Nova Lite",
    models: [foundationModelArn(place, microId), foundationModelArn(place, liteId)],
  },
  {
    kind: "router",
    type: "default",
    id: "anthropic.claude:1",
    name: "Anthropic Claude",
    label: "Claude 3 Haiku or Sonnet 4.5",
    models: [foundationModelArn(place, haikuId), sonnetArn(place, models)],
  },
];

/** The `us` profile, unless another definition of the model has none. */
const sonnetArn = (place: Place, models: readonly ModelDefinition[]): string => {
  const { profiles = [] } = models.find(({ modelId }) => modelId === sonnetId) ?? {};
  return profiles.includes("us")
    ? accountArn(place, `inference-profile/us.${sonnetId}`)
    : foundationModelArn(place, sonnetId);
};

/** None of them has a foundation model. In InvokeModel they speak OpenAI's chat. */
const importedModels: readonly ResourceDefinition[] = [
  { kind: "imported", id: "summaries001", name: "summaries" },
  { kind: "imported", id: "classifier01", name: "classifier", architecture: "qwen2", converse: false },
  { kind: "imported", id: "assistant001", name: "assistant", architecture: "gpt_oss", converse: false },
];
