import type {
  Attempt,
  ContentBlock,
  ConverseReply,
  ConverseResponse,
  ModelRef,
  ResponseMetadata,
} from "@bedrock-targets/core";

/** AWS's output as a reply: with its text, the target, the tries, and what a router chose. */
export function converseReply(
  output: ConverseResponse & { readonly $metadata?: ResponseMetadata },
  target: ModelRef,
  attempts: readonly Attempt[],
): ConverseReply {
  const invokedModelId = output.trace?.promptRouter?.invokedModelId;
  return {
    ...output,
    $metadata: output.$metadata ?? {},
    text: textOf(output.output?.message?.content ?? []),
    target,
    attempts,
    ...(invokedModelId !== undefined && { invokedModelId }),
  };
}

/** All text of a message, cited text too, joined without anything between. */
export function textOf(content: readonly ContentBlock[]): string {
  let text = "";
  for (const block of content) {
    if (block.text !== undefined) text += block.text;
    const cited: unknown = block.citationsContent?.content; // as the service has it, which may be anything
    if (Array.isArray(cited)) for (const piece of cited) text += piece?.text ?? "";
  }
  return text;
}
