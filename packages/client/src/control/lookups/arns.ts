/**
 * The `modelArn` of each entry of a list. What has none, and a list that is none, gives `""`, which names nothing: it must not
 * look as if it were not there.
 */
export function arnsOf(entries: unknown): readonly string[] {
  if (!Array.isArray(entries)) return entries === undefined || entries === null ? [] : [""];
  return entries.map((entry: unknown) => textOr(Object(entry).modelArn));
}

const textOr = (arn: unknown): string => (typeof arn === "string" ? arn : "");
