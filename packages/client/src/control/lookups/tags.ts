import type { Kind, Look } from "@bedrock-targets/core";

/** The tags of a resource, by its ARN. The prompt service keeps its own. */
export async function tagsOf(look: Look, kind: Kind, arn: string): Promise<Record<string, string>> {
  if (kind === "prompt") return { ...(await look("listPromptTags", { resourceArn: arn })).tags };
  const { tags = [] } = await look("listTagsForResource", { resourceARN: arn });
  return Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value]));
}
