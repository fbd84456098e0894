import type { Account } from "../account/account.ts";
import type { DefinitionOf } from "../account/entry.ts";
import { sourceEntry } from "../account/invocation.ts";
import { foundationModelArn } from "../account/place.ts";
import { notFound, validationError } from "../http/service-error.ts";
import type { JsonObject } from "../wire/json.ts";
import { createOnce, noConflict, now } from "./create-once.ts";
import { nameIn, numberIn, plainName, tagListIn, textIn } from "./input.ts";
import type { ControlOperation } from "./operation.ts";
import { refuseTakenName } from "./taken-name.ts";

/** `POST /provisioned-model-throughput`. It is in service at once, and costs nothing. */
export const createProvisionedModelThroughput: ControlOperation = {
  name: "CreateProvisionedModelThroughput",
  method: "POST",
  path: "/provisioned-model-throughput",
  status: 201,
  answer(request) {
    const { account, body } = request;
    return createOnce(request, {
      token: "clientRequestToken",
      conflict: noConflict,
      create: () => account.add(definitionFrom(body, account), { tags: tagListIn(body.tags), createdAt: now() }),
      answer: ({ arn }) => ({ provisionedModelArn: arn }),
    });
  },
};

const definitionFrom = (body: JsonObject, account: Account): DefinitionOf<"provisioned"> => {
  const name = nameIn(body, "provisionedModelName", plainName, 63);
  refuseTakenName(account, "provisioned", name);
  return {
    kind: "provisioned",
    name,
    model: modelFrom(textIn(body, "modelId"), account),
    units: numberIn(body, "modelUnits", [1, Number.MAX_SAFE_INTEGER]),
    ...commitmentIn(body),
  };
};

/** A foundation model by id or ARN, or a custom model by ARN or name. Which of them AWS sells capacity for is not checked. */
const modelFrom = (modelId: string, account: Account): string => {
  const custom = account.lookUp("custom-model", modelId);
  if (custom) return custom.arn;
  const arn = modelId.startsWith("arn:") ? modelId : foundationModelArn(account, modelId);
  if (arn.startsWith(foundationModelArn(account, "")) && sourceEntry(account, arn)) return arn;
  throw notFound("foundation model or custom model", modelId);
};

const commitmentIn = ({ commitmentDuration }: JsonObject): Pick<DefinitionOf<"provisioned">, "commitment"> => {
  if (commitmentDuration === undefined) return {};
  if (commitmentDuration === "OneMonth" || commitmentDuration === "SixMonths")
    return { commitment: commitmentDuration };
  throw validationError("commitmentDuration must be OneMonth or SixMonths; leave it out for none");
};
