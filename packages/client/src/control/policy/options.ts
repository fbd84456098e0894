import type { BoundTarget, ModelTarget } from "@bedrock-targets/core";
import type { Chain } from "../../chain.ts";
import type { CheckedAny } from "../../checked.ts";
import type { PolicyDocument } from "./document.ts";

/** The methods of the client that a policy may be written for. */
export type PolicyOperation =
  | "converse"
  | "converseStream"
  | "invokeModel"
  | "invokeModelStream"
  | "countTokens"
  | "resolve"
  | "listTargets";

/** One target or several; a literal is checked as for a call. Of a chain, all links are meant. */
export type PolicyTargets<T extends string | BoundTarget | Chain, Targets extends readonly ModelTarget[]> =
  | CheckedAny<T, Targets>
  | readonly CheckedAny<T, Targets>[];

/** What `policy` takes beside the targets. */
export interface PolicyOptions {
  /** The methods that will be called. Default: the four that invoke, of which each target takes those that it has. */
  readonly operations?: readonly PolicyOperation[] | undefined;
  /** Looks nothing up. What the targets do not say by themselves is noted, and `*` stands for regions and accounts. */
  readonly offline?: boolean | undefined;
  /** Adds what `resolve` and `listTargets` need, as if they were among the operations. */
  readonly lookups?: boolean | undefined;
  /** The id or ARN of a guardrail that requests will name in `guardrailConfig`. */
  readonly guardrail?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Asks anew what is remembered. */
  readonly refresh?: boolean | undefined;
}

/** What `policy` gives. */
export interface Policy {
  /** To be pasted: `JSON.stringify(document, null, 2)`, or by `formatPolicy`. */
  readonly document: PolicyDocument;
  /** What a reader of the document should know: sentences, each once, in the order of the targets. */
  readonly notes: readonly string[];
}
