import type { DefinitionOf, Entry } from "../account/entry.ts";
import type { JsonObject } from "../wire/json.ts";
import { enumIn, isOrAbsent, namedAndCreated } from "./filters.ts";
import { named } from "./look-up.ts";
import type { ControlOperation } from "./operation.ts";
import { pageOf } from "./page.ts";

type Deployment = Entry<DefinitionOf<"custom-deployment">>;

const status = "Active";

/** `GET /model-customization/custom-model-deployments` */
export const listCustomModelDeployments: ControlOperation = {
  name: "ListCustomModelDeployments",
  method: "GET",
  path: "/model-customization/custom-model-deployments",
  answer(request) {
    const { account, query } = request;
    const asked = namedAndCreated(query, { after: "createdAfter", before: "createdBefore" });
    const wanted = enumIn(query, "statusEquals", ["Creating", "Active", "Failed"]) ?? status;
    const { entries, next } = pageOf(request, {
      from: account.ofKind("custom-deployment"),
      matches: (entry) =>
        wanted === status && asked(entry) && isOrAbsent(query, "modelArnEquals", entry.definition.model),
    });
    return { modelDeploymentSummaries: entries.map(summaryOf), ...next };
  },
};

/** `GET /model-customization/custom-model-deployments/{customModelDeploymentIdentifier}`, by ARN, id or name. */
export const getCustomModelDeployment: ControlOperation = {
  name: "GetCustomModelDeployment",
  method: "GET",
  path: "/model-customization/custom-model-deployments/{customModelDeploymentIdentifier}",
  kinds: ["custom-deployment"],
  answer(request) {
    const entry = named(request, "custom-deployment", "custom model deployment");
    const { name, description } = entry.definition;
    return { ...commonMembers(entry), modelDeploymentName: name, ...(description !== undefined && { description }) };
  },
};

/** `DELETE /model-customization/custom-model-deployments/{customModelDeploymentIdentifier}` */
export const deleteCustomModelDeployment: ControlOperation = {
  name: "DeleteCustomModelDeployment",
  method: "DELETE",
  path: "/model-customization/custom-model-deployments/{customModelDeploymentIdentifier}",
  kinds: ["custom-deployment"],
  answer(request) {
    request.account.remove(named(request, "custom-deployment", "custom model deployment"));
    return {};
  },
};

const commonMembers = ({ arn, createdAt, definition }: Deployment): JsonObject => ({
  customModelDeploymentArn: arn,
  modelArn: definition.model,
  createdAt,
  lastUpdatedAt: createdAt,
  status,
});

/** AWS's name for the name differs between the list and the whole. */
const summaryOf = (entry: Deployment): JsonObject => ({
  ...commonMembers(entry),
  customModelDeploymentName: entry.definition.name,
});
