import type { ListedTarget, ListTargetsOptions, ListWarning } from "@bedrock-targets/client";
import { plain } from "../view/plain.ts";
import type { Client } from "./account.ts";

export type Warning = ListWarning["warning"];

/** What the account's lists say, and which of them could not be read. */
export interface Listing {
  readonly targets: readonly ListedTarget[];
  readonly warnings: readonly Warning[];
}

/** Reads all lists. @throws BedrockTargetError where nothing can be listed at all */
export async function listAll(client: Client, options: ListTargetsOptions): Promise<Listing> {
  const targets: ListedTarget[] = [];
  const warnings: Warning[] = [];
  for await (const item of client.listTargets(options)) {
    if (item.warning) warnings.push(item.warning);
    else targets.push(item);
  }
  return { targets, warnings };
}

/** A list that could not be read, in a sentence. */
export const warningText = ({ kinds, message }: Warning): string =>
  `Not listed: ${kinds.join(", ")}. ${plain(message)}`;
