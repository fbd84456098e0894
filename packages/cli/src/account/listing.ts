import type { ListedTarget, ListTargetsOptions, ListWarning } from "@bedrock-targets/client";
import { type TargetKind, targetKinds } from "@bedrock-targets/core/target";
import { onCommandLine } from "../command-line-words.ts";
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

/** Lists that could not be read, in a sentence for each reason. */
export function warningTexts(warnings: readonly Warning[]): string[] {
  const byReason = new Map<string, readonly TargetKind[]>();
  for (const { message, kinds } of warnings) byReason.set(message, [...(byReason.get(message) ?? []), ...kinds]);
  return [...byReason].map(
    ([message, kinds]) => `Not listed: ${[...new Set(kinds)].join(", ")}. ${plain(onCommandLine(message))}`,
  );
}

/** Why there is nothing to show; `undefined` where there is. What could not be read is not said to be empty. */
export function emptyText(
  { targets, warnings }: Listing,
  kinds: readonly TargetKind[] = targetKinds,
): string | undefined {
  if (targets.length > 0) return undefined;
  if (warnings.length === 0) return "There is no such target.";
  return isUnread({ targets, warnings }, kinds)
    ? "Nothing could be listed: what there is is not known."
    : "There is no such target in the lists that could be read.";
}

/** Whether none of the lists of some kinds could be read. */
export function isUnread({ targets, warnings }: Listing, kinds: readonly TargetKind[] = targetKinds): boolean {
  const unread = new Set(warnings.flatMap((warning) => warning.kinds));
  return targets.length === 0 && kinds.every((kind) => unread.has(kind));
}
