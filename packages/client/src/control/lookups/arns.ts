/** The `modelArn` of each entry that has one. */
export const arnsOf = (entries: readonly { readonly modelArn?: string | undefined }[] | undefined): readonly string[] =>
  (entries ?? []).flatMap(({ modelArn }) => modelArn ?? []);
