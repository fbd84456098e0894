import type { Account } from "../account/account.ts";
import type { DefinitionOf, Entry } from "../account/entry.ts";
import { notFound, validationError } from "../http/service-error.ts";
import type { JsonObject } from "../wire/json.ts";
import { enumIn } from "./filters.ts";
import type { ControlOperation } from "./operation.ts";
import { pageOf } from "./page.ts";

export type PromptEntry = Entry<DefinitionOf<"prompt">>;

/** AWS's model has room for ten prompts in an answer. */
const promptsOnPage = 10;

/** `GET /prompts/`: the drafts of all prompts or, with a `promptIdentifier`, all versions of one. */
export const listPrompts: ControlOperation = {
  name: "ListPrompts",
  method: "GET",
  path: "/prompts/",
  answer(request) {
    const { account, query } = request;
    const identifier = query.get("promptIdentifier");
    const prompt = identifier === null ? undefined : promptNamed(account, identifier);
    const { entries, next } = pageOf(request, {
      from: account.ofKind("prompt"),
      matches: ({ id, definition }) => (prompt ? id === prompt.id : definition.version === "DRAFT"),
      size: promptsOnPage,
    });
    return { promptSummaries: entries.map(summaryOf), ...next };
  },
};

/** `GET /prompts/{promptIdentifier}/`: the draft, unless the ARN or `promptVersion` says which version. */
export const getPrompt: ControlOperation = {
  name: "GetPrompt",
  method: "GET",
  path: "/prompts/{promptIdentifier}/",
  kinds: ["prompt"],
  answer({ account, identifier, query }) {
    const entry = promptNamed(account, identifier, query.get("promptVersion") ?? undefined);
    const included = enumIn(query, "includedData", ["ALL_DATA", "METADATA_ONLY"]);
    return included === "METADATA_ONLY" ? summaryOf(entry) : wholeOf(entry);
  },
};

/** `DELETE /prompts/{promptIdentifier}/`: everything of a prompt or, with a `promptVersion`, that version. */
export const deletePrompt: ControlOperation = {
  name: "DeletePrompt",
  method: "DELETE",
  path: "/prompts/{promptIdentifier}/",
  kinds: ["prompt"],
  answer({ account, identifier, query }) {
    const version = query.get("promptVersion") ?? undefined;
    const entry = promptNamed(account, identifier, version);
    const { id, definition } = entry;
    const one = definition.version !== "DRAFT";
    for (const gone of one ? [entry] : versionsOf(account, id)) account.remove(gone);
    return one ? { id, version: definition.version } : { id };
  },
};

/** All versions of a prompt, the draft included, as a list of their own. */
export const versionsOf = (account: Account, id: string): readonly PromptEntry[] =>
  account.ofKind("prompt").filter((entry) => entry.id === id);

/** AWS's own pattern: ten letters, or an ARN, possibly with the number of a version. */
const identifierPattern =
  /^(?:[0-9a-zA-Z]{10}|(arn:aws[a-z-]*:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:prompt\/[0-9a-zA-Z]{10}))(?::([0-9]{1,5}))?$/;

/** The version of a prompt that an id or ARN means, together with the version that is asked for, if any. */
export const promptNamed = (account: Account, identifier: string, version?: string): PromptEntry => {
  const match = identifierPattern.exec(identifier);
  if (!match) throw validationError(`promptIdentifier must be the id or the ARN of a prompt, not ${identifier}`);
  const [, , inArn] = match;
  if (version !== undefined && inArn !== undefined && version !== inArn) {
    throw validationError(
      `promptVersion asks for version ${version}, and promptIdentifier for ${inArn}: leave one of them out`,
    );
  }
  const wanted = version ?? inArn ?? "DRAFT";
  const draft = account.lookUp("prompt", inArn === undefined ? identifier : identifier.slice(0, -inArn.length - 1));
  const entry = wanted === "DRAFT" ? draft : account.lookUp("prompt", `${draft?.arn}:${wanted}`);
  if (!entry) throw notFound("prompt", wanted === "DRAFT" ? identifier : `${identifier} (version ${wanted})`);
  return entry;
};

const summaryOf = ({ id, arn, createdAt, updatedAt, definition }: PromptEntry): JsonObject => ({
  id,
  arn,
  name: definition.name,
  ...(definition.description !== undefined && { description: definition.description }),
  version: definition.version,
  createdAt,
  updatedAt,
});

/** A prompt with its text. */
export const wholeOf = (entry: PromptEntry): JsonObject => {
  const { variants, defaultVariant, customerEncryptionKeyArn } = entry.definition;
  return {
    ...summaryOf(entry),
    variants,
    ...(defaultVariant !== undefined && { defaultVariant }),
    ...(customerEncryptionKeyArn !== undefined && { customerEncryptionKeyArn }),
  };
};
