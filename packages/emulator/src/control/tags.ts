import type { Account } from "../account/account.ts";
import type { Entry } from "../account/entry.ts";
import { notFound } from "../http/service-error.ts";
import { textsOf } from "../wire/json.ts";
import { tagListIn, tagMapIn, textIn } from "./input.ts";
import type { ControlOperation } from "./operation.ts";

/** `POST /listTagsForResource`, of `bedrock` */
export const listTagsForResource: ControlOperation = {
  name: "ListTagsForResource",
  method: "POST",
  path: "/listTagsForResource",
  answer: ({ account, body }) => {
    const { tags } = tagged(account, textIn(body, "resourceARN"));
    return { tags: Array.from(tags, ([key, value]) => ({ key, value })) };
  },
};

/** `POST /tagResource`, of `bedrock` */
export const tagResource: ControlOperation = {
  name: "TagResource",
  method: "POST",
  path: "/tagResource",
  answer: ({ account, body }) => setTags(tagged(account, textIn(body, "resourceARN")), tagListIn(body.tags)),
};

/** `POST /untagResource`, of `bedrock` */
export const untagResource: ControlOperation = {
  name: "UntagResource",
  method: "POST",
  path: "/untagResource",
  answer: ({ account, body }) => removeTags(tagged(account, textIn(body, "resourceARN")), textsOf(body.tagKeys)),
};

/** `GET /tags/{resourceArn}`, of `bedrock-agent` */
export const listTagsForPrompt: ControlOperation = {
  name: "ListTagsForResource",
  method: "GET",
  path: "/tags/{resourceArn}",
  answer: ({ account, identifier }) => ({ tags: Object.fromEntries(tagged(account, identifier).tags) }),
};

/** `POST /tags/{resourceArn}`, of `bedrock-agent` */
export const tagPrompt: ControlOperation = {
  name: "TagResource",
  method: "POST",
  path: "/tags/{resourceArn}",
  answer: ({ account, identifier, body }) => setTags(tagged(account, identifier), tagMapIn(body.tags)),
};

/** `DELETE /tags/{resourceArn}?tagKeys=…`, of `bedrock-agent` */
export const untagPrompt: ControlOperation = {
  name: "UntagResource",
  method: "DELETE",
  path: "/tags/{resourceArn}",
  answer: ({ account, identifier, query }) => removeTags(tagged(account, identifier), query.getAll("tagKeys")),
};

const tagged = (account: Account, arn: string): Entry => {
  const entry = account.find(arn);
  if (entry?.arn !== arn) throw notFound("resource", arn);
  return entry;
};

const setTags = ({ tags }: Entry, added: Readonly<Record<string, string>>) => {
  for (const [key, value] of Object.entries(added)) tags.set(key, value);
  return {};
};

const removeTags = ({ tags }: Entry, keys: readonly string[]) => {
  for (const key of keys) tags.delete(key);
  return {};
};
