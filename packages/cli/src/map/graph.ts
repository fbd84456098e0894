import type { Kind } from "@bedrock-targets/core";

/** Something on the map. Plain data: names come from the account, and are not yet escaped. */
export interface MapNode {
  /** The same for the same thing, however it is referred to. */
  readonly key: string;
  readonly kind: Kind;
  /** What people call it; the id where it has no name. */
  readonly name: string;
  /** What to pass to a call. */
  readonly modelId: string;
  /** As AWS writes it; absent where no list says it. */
  readonly status?: string;
  /** The regions in which calls may be answered, of a profile; `["*"]` for all. */
  readonly regions?: readonly string[];
  /** What is wrong with it, or why it could not be read. */
  readonly problem?: string;
  /** Whether it is in no list of the account, and only something refers to it. */
  readonly isUnlisted?: boolean;
}

/** `from` refers to `to`, both by key. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
}

/** An account's targets, and what refers to what. */
export interface AccountMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** What could not be read, or was left out: sentences. */
  readonly notes: readonly string[];
}
