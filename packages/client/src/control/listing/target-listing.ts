import type { ListItem } from "./listed-target.ts";

/**
 * What `listTargets` gives: a list that is read while it comes. Nothing is sent before somebody reads, every reading asks
 * anew, and leaving the loop ends what is on its way.
 */
export class TargetListing implements AsyncIterable<ListItem> {
  readonly #read: () => Promise<AsyncIterable<ListItem>>;

  constructor(read: () => Promise<AsyncIterable<ListItem>>) {
    this.#read = read;
  }

  /** @throws BedrockTargetError where nothing can be listed at all */
  async *[Symbol.asyncIterator](): AsyncGenerator<ListItem, void, void> {
    yield* await this.#read();
  }

  /** Everything at once, the warnings among it. @throws BedrockTargetError */
  async toArray(): Promise<ListItem[]> {
    const items: ListItem[] = [];
    for await (const item of this) items.push(item);
    return items;
  }
}
