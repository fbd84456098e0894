import type { Account } from "../account/account.ts";
import type { DefinitionOf, Entry } from "../account/entry.ts";
import { foundationArnOf } from "../account/invocation.ts";
import type { JsonObject } from "../wire/json.ts";
import { enumIn, isOrAbsent, namedAndCreated } from "./filters.ts";
import { named } from "./look-up.ts";
import type { ControlOperation } from "./operation.ts";
import { pageOf } from "./page.ts";

type Provisioned = Entry<DefinitionOf<"provisioned">>;

const status = "InService";

/** `GET /provisioned-model-throughputs` */
export const listProvisionedModelThroughputs: ControlOperation = {
  name: "ListProvisionedModelThroughputs",
  method: "GET",
  path: "/provisioned-model-throughputs",
  answer(request) {
    const { account, query } = request;
    const asked = namedAndCreated(query);
    const wanted = enumIn(query, "statusEquals", ["Creating", "InService", "Updating", "Failed"]) ?? status;
    const { entries, next } = pageOf(request, {
      from: account.ofKind("provisioned"),
      matches: (entry) =>
        wanted === status && asked(entry) && isOrAbsent(query, "modelArnEquals", entry.definition.model),
    });
    return { provisionedModelSummaries: entries.map((entry) => throughputOf(entry, account)), ...next };
  },
};

/** `GET /provisioned-model-throughput/{provisionedModelId}`, by ARN, id or name. */
export const getProvisionedModelThroughput: ControlOperation = {
  name: "GetProvisionedModelThroughput",
  method: "GET",
  path: "/provisioned-model-throughput/{provisionedModelId}",
  kinds: ["provisioned"],
  answer: (request) => throughputOf(named(request, "provisioned", "provisioned throughput"), request.account),
};

/** `DELETE /provisioned-model-throughput/{provisionedModelId}` */
export const deleteProvisionedModelThroughput: ControlOperation = {
  name: "DeleteProvisionedModelThroughput",
  method: "DELETE",
  path: "/provisioned-model-throughput/{provisionedModelId}",
  kinds: ["provisioned"],
  answer(request) {
    request.account.remove(named(request, "provisioned", "provisioned throughput"));
    return {};
  },
};

const throughputOf = ({ arn, createdAt, definition }: Provisioned, account: Account): JsonObject => ({
  provisionedModelName: definition.name,
  provisionedModelArn: arn,
  modelArn: definition.model,
  desiredModelArn: definition.model,
  foundationModelArn: foundationArnOf(account, definition.model),
  modelUnits: definition.units ?? 1,
  desiredModelUnits: definition.units ?? 1,
  status,
  ...(definition.commitment && { commitmentDuration: definition.commitment }),
  creationTime: createdAt,
  lastModifiedTime: createdAt,
});
