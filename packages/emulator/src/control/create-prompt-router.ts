import type { Account } from "../account/account.ts";
import type { DefinitionOf } from "../account/entry.ts";
import { notFound, validationError } from "../http/service-error.ts";
import { type JsonObject, listOf, objectOf } from "../wire/json.ts";
import { conflict400, createOnce, now } from "./create-once.ts";
import { descriptionIn, nameIn, numberIn, spacedName, tagListIn, textIn } from "./input.ts";
import type { ControlOperation } from "./operation.ts";

/** `POST /prompt-routers`. AWS asks for two models of one family; that they are of one is not checked. */
export const createPromptRouter: ControlOperation = {
  name: "CreatePromptRouter",
  method: "POST",
  path: "/prompt-routers",
  answer(request) {
    const { account, body } = request;
    return createOnce(request, {
      token: "clientRequestToken",
      conflict: conflict400,
      create: () => account.add(definitionFrom(body, account), { tags: tagListIn(body.tags), createdAt: now() }),
      answer: ({ arn }) => ({ promptRouterArn: arn }),
    });
  },
};

const definitionFrom = (body: JsonObject, account: Account): DefinitionOf<"router"> => {
  const models = listOf(body.models).map((model) => modelFrom(objectOf(model), account));
  if (models.length !== 2) throw validationError(`models must have exactly two models, not ${models.length}`);
  return {
    kind: "router",
    name: nameIn(body, "promptRouterName", spacedName, 64),
    ...descriptionIn(body),
    models,
    fallback: modelFrom(objectOf(body.fallbackModel), account),
    qualityDifference: numberIn(objectOf(body.routingCriteria), "responseQualityDifference", [0, 100]),
  };
};

const routable = new Set(["base", "cross-region", "application-profile"]);

/** A foundation model or an inference profile, by its ARN. */
const modelFrom = (model: JsonObject, account: Account): string => {
  const arn = textIn(model, "modelArn");
  const entry = account.find(arn);
  if (!entry) throw notFound("foundation model or inference profile", arn);
  if (entry.arn === arn && routable.has(entry.definition.kind)) return arn;
  throw validationError(`A router takes the ARNs of foundation models and inference profiles, not ${arn}`);
};
