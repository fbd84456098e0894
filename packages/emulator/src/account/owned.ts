import { validationError } from "../http/service-error.ts";
import { modelOf } from "./model.ts";
import { accountArn, endpointArn, foundationModelArn, type Place } from "./place.ts";
import type { EmulatedKind, InvokedModel, Resource } from "./resource.ts";
import { seededPrompts } from "./seeded-prompts.ts";

/** The model that a seeded resource stands on: the first of these ids (bare, or of a system profile) that exists. */
export type FindModel = (...modelIds: readonly string[]) => InvokedModel;

const sonnetId = "anthropic.claude-sonnet-4-5-20250929-v1:0";

/** What the seeded account owns: everything that has an account in its ARN, except system profiles. */
export const ownedResources = (place: Place, find: FindModel): readonly Resource[] => {
  const lite = find("amazon.nova-lite-v1:0");
  const micro = find("amazon.nova-micro-v1:0");
  const haiku = find("anthropic.claude-3-haiku-20240307-v1:0");
  const llama = find("meta.llama3-1-8b-instruct-v1:0");
  const sonnet = find(`us.${sonnetId}`, sonnetId);
  const own = ownedBy(place);
  return [
    own("application-profile", "application-inference-profile/chatbot00001", "chatbot (Nova Lite)", lite),
    own("application-profile", "application-inference-profile/finance00001", "finance (Claude Sonnet 4.5)", sonnet),
    ...seededPrompts(place, lite),
    own("provisioned", "provisioned-model/capacity0001", "capacity (Claude 3 Haiku)", haiku),
    ...customModels(place, micro, llama),
    own("router", "prompt-router/novarouter01", "Nova Micro or Nova Lite", micro, lite),
    own("router", "default-prompt-router/anthropic.claude:1", "Claude 3 Haiku or Sonnet 4.5", haiku, sonnet),
    ...broughtModels(place),
  ];
};

/** Makes what an account owns in Bedrock. */
const ownedBy =
  (place: Place) =>
  (kind: EmulatedKind, path: string, name: string, ...models: Resource["models"]): Resource => ({
    kind,
    modelId: accountArn(place, path),
    name,
    listed: true,
    aliases: [],
    models,
  });

/** A custom model with its deployment, and one without. The artifacts themselves answer nobody. */
const customModels = (place: Place, micro: InvokedModel, llama: InvokedModel): readonly Resource[] => {
  const own = ownedBy(place);
  const deployment = own("custom-deployment", "custom-model-deployment/ticketsdep01", "tickets (Nova Micro)", micro);
  return [
    {
      ...own("custom-model", "custom-model/amazon.nova-micro-v1:0:128k/tickets00001", "tickets (deployed)", micro),
      refusal: artifactError(`invoke its deployment ${deployment.modelId}`),
    },
    {
      ...own("custom-model", "custom-model/meta.llama3-1-8b-instruct-v1:0:128k/invoices0001", "invoices", llama),
      refusal: artifactError("create a deployment or purchase Provisioned Throughput for it, and pass the ARN of that"),
    },
    deployment,
  ];
};

/** AWS's own sentence is not known; this one says what to do. */
const artifactError = (whatToDo: string) =>
  validationError(`A custom model cannot be invoked by its own ARN: ${whatToDo}`);

/** Models that are no foundation models: imported, or behind an endpoint. They speak OpenAI's chat in InvokeModel. */
const broughtModels = (place: Place): readonly Resource[] => {
  const own = ownedBy(place);
  const brought = (name: string, converse: boolean): InvokedModel => ({
    arn: foundationModelArn(place, name),
    model: modelOf({ modelId: name, name, dialect: "chat", converse }),
  });
  const endpoint = own("marketplace", "", "support (SageMaker endpoint)", brought("support", true));
  return [
    own("imported", "imported-model/summaries001", "summaries", brought("summaries", true)),
    own("imported", "imported-model/classifier01", "classifier (InvokeModel only)", brought("classifier", false)),
    { ...endpoint, modelId: endpointArn(place, "support") },
  ];
};
