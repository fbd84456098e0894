import type { Account } from "../account/account.ts";
import { notFound, validationError } from "../http/service-error.ts";
import { type JsonObject, objectOf } from "../wire/json.ts";
import { conflict400, createOnce, now } from "./create-once.ts";
import { descriptionIn, nameIn, spacedName, tagListIn, textIn } from "./input.ts";
import type { ControlOperation } from "./operation.ts";

/** `POST /inference-profiles`. Two profiles may have the same name: nothing says that AWS minds. */
export const createInferenceProfile: ControlOperation = {
  name: "CreateInferenceProfile",
  method: "POST",
  path: "/inference-profiles",
  status: 201,
  answer(request) {
    const { account, body } = request;
    return createOnce(request, {
      token: "clientRequestToken",
      conflict: conflict400,
      create: () =>
        account.add(
          {
            kind: "application-profile",
            name: nameIn(body, "inferenceProfileName", spacedName, 64),
            ...descriptionIn(body),
            models: modelsFrom(objectOf(body.modelSource), account),
          },
          { tags: tagListIn(body.tags), createdAt: now() },
        ),
      answer: ({ arn }) => ({ inferenceProfileArn: arn, status: "ACTIVE" }),
    });
  },
};

/** A foundation model's ARN means one region; a system profile's, all of its destinations. */
const modelsFrom = (modelSource: JsonObject, account: Account): readonly string[] => {
  const copyFrom = textIn(modelSource, "copyFrom");
  // AWS's pattern leaves room for a profile's ARN without the account.
  const source = account.find(copyFrom.replace("::inference-profile/", `:${account.accountId}:inference-profile/`));
  if (!copyFrom.startsWith("arn:")) throw notAnArn(copyFrom);
  if (source?.definition.kind === "cross-region") return source.definition.models;
  if (source?.definition.kind === "base") return [source.arn];
  if (source) throw notAnArn(copyFrom);
  throw notFound("foundation model or system profile", copyFrom);
};

const notAnArn = (copyFrom: string) =>
  validationError(`modelSource.copyFrom takes the ARN of a foundation model or a system profile, not ${copyFrom}`);
