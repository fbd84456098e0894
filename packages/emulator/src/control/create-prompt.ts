import type { DefinitionOf } from "../account/entry.ts";
import { validationError } from "../http/service-error.ts";
import { isObject, type JsonObject, listOf, objectOf, textOf } from "../wire/json.ts";
import { conflict409, createOnce, now } from "./create-once.ts";
import { descriptionIn, nameIn, plainName, tagMapIn } from "./input.ts";
import type { ControlOperation } from "./operation.ts";
import { promptNamed, wholeOf } from "./prompts.ts";

/** `POST /prompts/`: a draft. Two prompts may have the same name: nothing says that AWS minds. */
export const createPrompt: ControlOperation = {
  name: "CreatePrompt",
  method: "POST",
  path: "/prompts/",
  status: 201,
  answer(request) {
    const { account, body } = request;
    return createOnce(request, {
      token: "clientToken",
      conflict: conflict409,
      create: () => account.add(draftFrom(body), { tags: tagMapIn(body.tags), createdAt: now() }),
      answer: wholeOf,
    });
  },
};

/** `PUT /prompts/{promptIdentifier}/`: another draft. What the request leaves out is gone. */
export const updatePrompt: ControlOperation = {
  name: "UpdatePrompt",
  method: "PUT",
  path: "/prompts/{promptIdentifier}/",
  kinds: ["prompt"],
  answer({ account, identifier, body }) {
    const { id, createdAt, tags, definition } = promptNamed(account, identifier);
    if (definition.version !== "DRAFT")
      throw validationError("Versions never change: update the prompt, then create a version");
    const identity = { id, createdAt, updatedAt: now(), tags: Object.fromEntries(tags) };
    return wholeOf(account.add(draftFrom(body), identity));
  },
};

/** `POST /prompts/{promptIdentifier}/versions`: the draft as it is, under the next number. Numbers do not come back. */
export const createPromptVersion: ControlOperation = {
  name: "CreatePromptVersion",
  method: "POST",
  path: "/prompts/{promptIdentifier}/versions",
  status: 201,
  kinds: ["prompt"],
  answer(request) {
    const { account, identifier, body } = request;
    const { id, arn, definition } = promptNamed(account, identifier);
    if (definition.version !== "DRAFT")
      throw validationError("A version is made of the draft: give the id or ARN of the prompt");
    const { description: _, ...draft } = definition;
    return createOnce(request, {
      token: "clientToken",
      conflict: conflict409,
      create: () => {
        const version = nextVersion((candidate) => account.hasUsed(`${arn}:${candidate}`));
        const identity = { id, tags: tagMapIn(body.tags), createdAt: now() };
        return account.add({ ...draft, ...descriptionIn(body), version }, identity);
      },
      answer: wholeOf,
    });
  },
};

const nextVersion = (isUsed: (version: string) => boolean): string => {
  let version = 1;
  while (isUsed(String(version))) version += 1;
  return String(version);
};

const draftFrom = (body: JsonObject): DefinitionOf<"prompt"> => {
  const defaultVariant = textOf(body.defaultVariant);
  const customerEncryptionKeyArn = textOf(body.customerEncryptionKeyArn);
  return {
    kind: "prompt",
    name: nameIn(body, "name", plainName, 100),
    ...descriptionIn(body),
    version: "DRAFT",
    variants: variantsIn(listOf(body.variants)),
    ...(defaultVariant !== undefined && { defaultVariant }),
    ...(customerEncryptionKeyArn !== undefined && { customerEncryptionKeyArn }),
  };
};

const variantsIn = (variants: readonly unknown[]): readonly JsonObject[] => {
  if (variants.length > 1) throw validationError("A prompt has at most one variant");
  return variants.map(objectOf).map((variant) => {
    const { text, chat } = objectOf(variant.templateConfiguration);
    const template = variant.templateType === "CHAT" ? chat : text;
    if (isObject(template)) return variant;
    throw validationError("templateConfiguration must have text for templateType TEXT, and chat for CHAT");
  });
};
