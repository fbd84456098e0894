import type { DefinitionOf, Entry } from "../account/entry.ts";
import { factsOf } from "../account/foundation.ts";
import { notFound } from "../http/service-error.ts";
import type { JsonObject } from "../wire/json.ts";
import { enumIn } from "./filters.ts";
import type { ControlOperation, ControlRequest } from "./operation.ts";

type FoundationModel = Entry<DefinitionOf<"base">>;

/** `GET /foundation-models`: all of them at once, for AWS has no pages here. */
export const listFoundationModels: ControlOperation = {
  name: "ListFoundationModels",
  method: "GET",
  path: "/foundation-models",
  answer: ({ account, query }) => ({
    modelSummaries: account.ofKind("base").filter(filterOf(query)).map(detailsOf),
  }),
};

/** `GET /foundation-models/{modelIdentifier}`, by id or ARN. */
export const getFoundationModel: ControlOperation = {
  name: "GetFoundationModel",
  method: "GET",
  path: "/foundation-models/{modelIdentifier}",
  kinds: ["base"],
  answer: (request) => ({ modelDetails: { ...detailsOf(foundationModel(request)), ...ofVariant(request.identifier) } }),
};

/** `GET /foundation-model-availability/{modelId}`: whatever is there may be used. */
export const getFoundationModelAvailability: ControlOperation = {
  name: "GetFoundationModelAvailability",
  method: "GET",
  path: "/foundation-model-availability/{modelId}",
  kinds: ["base"],
  answer: (request) => ({
    modelId: foundationModel(request).id,
    agreementAvailability: { status: "AVAILABLE" },
    authorizationStatus: "AUTHORIZED",
    entitlementAvailability: "AVAILABLE",
    regionAvailability: "AVAILABLE",
  }),
};

/** A variant for another context (`…:128k`), which custom models name as their base, is known with its model. */
const foundationModel = ({ account, identifier }: ControlRequest): FoundationModel => {
  const [suffix = ""] = contextSuffix.exec(identifier) ?? [];
  const entry = account.lookUp("base", identifier);
  const plain = entry ?? account.lookUp("base", identifier.slice(0, identifier.length - suffix.length));
  if (!plain) throw notFound("foundation model", identifier);
  return entry ?? { ...plain, arn: plain.arn + suffix, id: plain.id + suffix };
};

/** Such a variant is there for provisioned throughput alone. */
const ofVariant = (identifier: string): JsonObject =>
  contextSuffix.test(identifier) ? { inferenceTypesSupported: ["PROVISIONED"] } : {};

const contextSuffix = /:\d+k$/;

const detailsOf = ({ arn, id, definition: { name, model } }: FoundationModel): JsonObject => ({
  modelArn: arn,
  modelId: id,
  modelName: name,
  ...factsOf(model),
});

const filterOf = (query: URLSearchParams): ((entry: FoundationModel) => boolean) => {
  const provider = query.get("byProvider")?.toLowerCase();
  const modality = enumIn(query, "byOutputModality", ["TEXT", "IMAGE", "EMBEDDING"]);
  const inference = enumIn(query, "byInferenceType", ["ON_DEMAND", "PROVISIONED"]);
  const customization = enumIn(query, "byCustomizationType", ["FINE_TUNING", "CONTINUED_PRE_TRAINING", "DISTILLATION"]);
  return ({ definition }) => {
    const facts = factsOf(definition.model);
    return (
      (!provider || facts.providerName.toLowerCase() === provider) &&
      (!modality || facts.outputModalities.includes(modality)) &&
      (!inference || facts.inferenceTypesSupported.includes(inference)) &&
      (!customization || facts.customizationsSupported.includes(customization))
    );
  };
};
