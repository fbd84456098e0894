import type { ControlInputs, ControlOutputs } from "@bedrock-targets/core";
import type { Filter } from "./filter.ts";
import type { ListedTarget } from "./listed-target.ts";
import type { ListOperation, Source } from "./source.ts";

/** What a page says, and why some of it cannot be read: a reason each, none where there is nothing wrong. */
export interface PageContent {
  readonly targets: readonly ListedTarget[];
  readonly faults: readonly unknown[];
}

/** Reads a page that nobody has checked, every entry by itself: one that is broken costs no other. Total. */
export function readPage(
  source: Source,
  page: ControlOutputs[ListOperation],
  question: ControlInputs[ListOperation],
  filter: Filter,
): PageContent {
  const targets: ListedTarget[] = [];
  const faults: unknown[] = [];
  const noting = (read: () => void): void => {
    try {
      read();
    } catch (fault) {
      faults.push(fault);
    }
  };
  const noteTargets = (entry: unknown): void => {
    checkObject(entry, "An entry of its list");
    targets.push(...source.read(entry, question).filter((target) => filter.lets(target)));
  };
  noting(() => {
    checkObject(page, "It");
    for (const entry of entriesOf(source.entries(page))) noting(() => noteTargets(entry));
    checkToken(page);
  });
  return { targets, faults };
}

/** What is in a list; nothing in one that is left out. @throws TypeError where it is no list */
export function entriesOf(list: unknown): readonly unknown[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw new TypeError(`Its list is of type ${typeof list}.`);
  return list;
}

function checkObject(value: unknown, what: string): void {
  if (typeof value === "object" && value !== null) return;
  throw new TypeError(`${what} is ${value === null ? "null" : `of type ${typeof value}`}.`);
}

/** The token of the page behind it, if that can be asked for. */
export function tokenIn(page: unknown): string | undefined {
  const token: unknown = Object(page).nextToken;
  return typeof token === "string" ? token : undefined;
}

/** A token of another type leads nowhere: what would come then is missing. */
function checkToken(page: unknown): void {
  const token: unknown = Object(page).nextToken ?? undefined;
  if (token !== tokenIn(page)) throw new TypeError(`Its \`nextToken\` is of type ${typeof token}.`);
}
