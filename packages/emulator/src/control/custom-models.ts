import type { Account } from "../account/account.ts";
import type { DefinitionOf, Entry } from "../account/entry.ts";
import { foundationArnOf } from "../account/invocation.ts";
import type { JsonObject } from "../wire/json.ts";
import { enumIn, isOrAbsent, namedAndCreated } from "./filters.ts";
import { named } from "./look-up.ts";
import type { ControlOperation } from "./operation.ts";
import { pageOf } from "./page.ts";

type CustomModel = Entry<DefinitionOf<"custom-model">>;

const status = "Active";

/** `GET /custom-models` */
export const listCustomModels: ControlOperation = {
  name: "ListCustomModels",
  method: "GET",
  path: "/custom-models",
  answer(request) {
    const { account, query } = request;
    const { entries, next } = pageOf(request, {
      from: account.ofKind("custom-model"),
      matches: filterOf(query, account),
    });
    return { modelSummaries: entries.map((entry) => summaryOf(entry, account)), ...next };
  },
};

/** `GET /custom-models/{modelIdentifier}`, by ARN, id or name. */
export const getCustomModel: ControlOperation = {
  name: "GetCustomModel",
  method: "GET",
  path: "/custom-models/{modelIdentifier}",
  kinds: ["custom-model"],
  answer: (request) => commonMembers(named(request, "custom-model", "custom model")),
};

const filterOf = (query: URLSearchParams, account: Account): ((entry: CustomModel) => boolean) => {
  const asked = namedAndCreated(query);
  const wanted = enumIn(query, "modelStatus", ["Active", "Creating", "Failed"]) ?? status;
  // Every model here is the account's own.
  const shared = query.get("isOwned") === "false";
  return (entry) =>
    wanted === status &&
    !shared &&
    asked(entry) &&
    isOrAbsent(query, "baseModelArnEquals", entry.definition.model) &&
    isOrAbsent(query, "foundationModelArnEquals", foundationArnOf(account, entry.definition.model));
};

const commonMembers = ({ arn, createdAt, definition }: CustomModel): JsonObject => ({
  modelArn: arn,
  modelName: definition.name,
  creationTime: createdAt,
  baseModelArn: definition.model,
  customizationType: definition.customization ?? "FINE_TUNING",
  modelStatus: status,
});

const summaryOf = (entry: CustomModel, account: Account): JsonObject => ({
  ...commonMembers(entry),
  baseModelName: entry.definition.model.split("/").at(-1) ?? "",
  ownerAccountId: account.accountId,
});
