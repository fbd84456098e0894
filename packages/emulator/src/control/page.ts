import type { Entry } from "../account/entry.ts";
import { validationError } from "../http/service-error.ts";
import { hashOf } from "../wire/random.ts";
import type { ControlRequest } from "./operation.ts";

/** One page of a list. */
export interface Page<Listed extends Entry> {
  readonly entries: readonly Listed[];
  /** Where there is more: `{ nextToken }`, to be spread into the answer. */
  readonly next: { readonly nextToken?: string };
}

/** What is on a list. */
export interface Listing<Listed extends Entry> {
  /** In the order of their creation. */
  readonly from: readonly Listed[];
  /** Which of them. Default all. */
  readonly matches?: (entry: Listed) => boolean;
  /** How many on a page, where the request does not say. Default 100: AWS documents no number. */
  readonly size?: number;
}

/**
 * The page that a request asks for with `maxResults`, `nextToken` and `sortOrder`. A token holds the place of the last
 * entry, so that what is created or deleted meanwhile shifts nothing; it is good for the same list and filters only.
 */
export const pageOf = <Listed extends Entry>(
  { operation, query }: Pick<ControlRequest, "operation" | "query">,
  listing: Listing<Listed>,
): Page<Listed> => {
  const { from, matches = () => true, size = 100 } = listing;
  const limit = readLimit(query, size);
  const seal = sealOf(operation, query);
  const after = readToken(query.get("nextToken"), seal);
  const entries: Listed[] = [];
  for (const entry of inOrder(from, isDescending(query), after)) {
    if (!matches(entry)) continue;
    const last = entries.at(-1);
    if (entries.length === limit && last) return { entries, next: { nextToken: writeToken(last.ordinal, seal) } };
    entries.push(entry);
  }
  return { entries, next: {} };
};

function* inOrder<Listed extends Entry>(from: readonly Listed[], descending: boolean, after: number | undefined) {
  for (let index = 0; index < from.length; index += 1) {
    const entry = from[descending ? from.length - 1 - index : index];
    if (entry && (after === undefined || (descending ? entry.ordinal < after : entry.ordinal > after))) yield entry;
  }
}

const readLimit = (query: URLSearchParams, size: number): number => {
  const text = query.get("maxResults");
  const limit = text === null ? size : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1_000) return limit;
  throw validationError(`maxResults must be a whole number from 1 to 1000, not ${text}`);
};

const isDescending = (query: URLSearchParams): boolean => {
  const order = query.get("sortOrder") ?? "Ascending";
  if (order === "Ascending" || order === "Descending") return order === "Descending";
  throw validationError(`sortOrder must be Ascending or Descending, not ${order}`);
};

/** Depends on all that decides what is on the list, and in which order. */
const sealOf = (operation: string, query: URLSearchParams): string => {
  const deciding = new URLSearchParams(query);
  deciding.delete("maxResults");
  deciding.delete("nextToken");
  deciding.sort();
  return hashOf(`${operation} ${deciding}`).toString(36);
};

const writeToken = (ordinal: number, seal: string): string => btoa(`${ordinal}.${seal}`).replaceAll("=", "");

const readToken = (token: string | null, seal: string): number | undefined => {
  if (token === null) return undefined;
  const [ordinal, rest] = decoded(token).split(".");
  if (/^\d+$/.test(ordinal ?? "") && rest === seal) return Number(ordinal);
  throw validationError(
    "The nextToken is not one of this list: begin again without it, and keep the filters as they are",
  );
};

const decoded = (token: string): string => {
  try {
    return atob(token);
  } catch {
    return "";
  }
};
