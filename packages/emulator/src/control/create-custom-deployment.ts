import type { Account } from "../account/account.ts";
import type { DefinitionOf } from "../account/entry.ts";
import { notFound } from "../http/service-error.ts";
import type { JsonObject } from "../wire/json.ts";
import { createOnce, noConflict, now } from "./create-once.ts";
import { descriptionIn, nameIn, plainName, tagListIn, textIn } from "./input.ts";
import type { ControlOperation } from "./operation.ts";
import { refuseTakenName } from "./taken-name.ts";

/** `POST /model-customization/custom-model-deployments`. It is active at once. */
export const createCustomModelDeployment: ControlOperation = {
  name: "CreateCustomModelDeployment",
  method: "POST",
  path: "/model-customization/custom-model-deployments",
  status: 202,
  answer(request) {
    const { account, body } = request;
    return createOnce(request, {
      token: "clientRequestToken",
      conflict: noConflict,
      create: () => account.add(definitionFrom(body, account), { tags: tagListIn(body.tags), createdAt: now() }),
      answer: ({ arn }) => ({ customModelDeploymentArn: arn }),
    });
  },
};

const definitionFrom = (body: JsonObject, account: Account): DefinitionOf<"custom-deployment"> => {
  const name = nameIn(body, "modelDeploymentName", plainName, 63);
  refuseTakenName(account, "custom-deployment", name);
  const modelArn = textIn(body, "modelArn");
  const model = account.lookUp("custom-model", modelArn);
  if (!model) throw notFound("custom model", modelArn);
  return { kind: "custom-deployment", name, ...descriptionIn(body), model: model.arn };
};
