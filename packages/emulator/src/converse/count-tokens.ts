import type { Account } from "../account/account.ts";
import { invokePermissions } from "../account/invoke-permissions.ts";
import type { Model } from "../account/model.ts";
import { parseObject } from "../http/json-body.ts";
import type { Operation } from "../http/operation.ts";
import { jsonResponse } from "../http/responses.ts";
import { invalidIdentifier, validationError } from "../http/service-error.ts";
import { parseBody } from "../invoke/body.ts";
import { malformed } from "../invoke/dialect.ts";
import { dialects } from "../invoke/dialects.ts";
import { compose } from "../reply/compose.ts";
import { isObject, type JsonObject, objectOf, textOf } from "../wire/json.ts";
import { readConverse } from "./read.ts";
import { checkTypes, validateConverse } from "./validate.ts";

/** `POST /model/{modelId}/count-tokens`: what the same request counts as its input, the cached part included. */
export const countTokens: Operation = {
  name: "CountTokens",
  streamed: false,
  permissions: ({ account, identifier }) => invokePermissions(account, identifier, "bedrock:CountTokens"),
  answer({ account, identifier, body }) {
    const model = countingModel(account, identifier);
    return jsonResponse(JSON.stringify({ inputTokens: tokensOf(objectOf(parseObject(body).input), model) }));
  },
};

/** Foundation models with Converse that are available on demand; nothing else counts, not even their profiles. */
const countingModel = (account: Account, modelId: string): Model => {
  const entry = account.find(modelId);
  if (!entry) throw invalidIdentifier();
  const { definition, listed, model } = entry;
  // Clients match on this sentence (it is AWS's).
  if (definition.kind !== "base" || !listed || !model?.converse) {
    throw validationError("The provided model doesn't support counting tokens.");
  }
  return model;
};

const tokensOf = ({ converse, invokeModel }: JsonObject, model: Model): number => {
  if (isObject(converse) === isObject(invokeModel)) {
    throw validationError("The input must have either converse or invokeModel");
  }
  return isObject(converse)
    ? conversationTokens(converse, model)
    : bodyTokens(textOf(objectOf(invokeModel).body), model);
};

const conversationTokens = (body: JsonObject, model: Model): number => {
  checkTypes(body);
  validateConverse(body, model);
  const { usage } = compose(readConverse(body, { seed: "", model }));
  return usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
};

/** The body travels in base64. */
const bodyTokens = (base64: string | undefined, model: Model): number => {
  const { metrics } = dialects[model.dialect].answer(parseBody(fromBase64(base64 ?? "")), { model, seed: "" });
  const { inputTokenCount, cacheReadInputTokenCount = 0, cacheWriteInputTokenCount = 0 } = metrics;
  return inputTokenCount + cacheReadInputTokenCount + cacheWriteInputTokenCount;
};

const fromBase64 = (text: string): string => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  } catch {
    throw malformed("input.invokeModel.body is no base64");
  }
};
