import type { Tag } from "@bedrock-targets/core";

/** Tags, by their names. */
export type Tags = Readonly<Record<string, string>>;

/** What makes one set of tags of another: tags to set, and names to take away. */
export interface TagChanges {
  readonly set: readonly Tag[];
  readonly remove: readonly string[];
}

/** What has to be changed; `undefined` where the tags are the same. */
export function tagChanges(present: Tags, wanted: Tags): TagChanges | undefined {
  const set = tagList(wanted).filter(({ key = "", value }) => !Object.hasOwn(present, key) || present[key] !== value);
  const remove = Object.keys(present).filter((key) => !Object.hasOwn(wanted, key) && !isOfAws(key));
  return set.length + remove.length > 0 ? { set, remove } : undefined;
}

/** Tags that AWS's own services attach, and that nobody else can change. */
const isOfAws = (key: string): boolean => key.toLowerCase().startsWith("aws:");

/** Tags as the control plane takes them, always in the same order. */
export const tagList = (tags: Tags): Required<Tag>[] =>
  Object.entries(tags)
    .map(([key, value]) => ({ key, value }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
