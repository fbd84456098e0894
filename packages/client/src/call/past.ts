import type { ModelRef } from "@bedrock-targets/core";
import type { BedrockTargetError, BoundTarget } from "@bedrock-targets/core/target";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { Attempts } from "./attempts.ts";
import type { Fence } from "./fence.ts";

/** What a call takes over from the tries before it; of the first try, how it begins. */
export interface Past {
  readonly attempts: Attempts;
  /** What is left of a chain, should this target not answer. */
  readonly rest?: ChainRest | undefined;
  /** The error of the try before, at the same target. */
  readonly last?: BedrockTargetError | undefined;
  /** The profile through which it is made, where the target cannot be called by itself. */
  readonly via: ModelRef | undefined;
  /** Which try of this target it is, from 1 on. */
  readonly tries: number;
  /** How often the way has been changed. */
  readonly detours: number;
  /** Milliseconds waited before this try. */
  readonly delayMs: number;
  /** When the first try began, and when the time for all of them is over: as `performance.now()` counts. */
  readonly began: number;
  readonly deadline: number | undefined;
}

/** The way of a call through a chain. */
export interface ChainRest {
  /** The links after the one that is tried. */
  readonly links: readonly BoundTarget[];
  /** Nothing may leave it, beside the client's own. */
  readonly fence: Fence | undefined;
  /** Whether an error leads to the next link. */
  readonly goesOn: (error: BedrockTargetError) => boolean;
  /** Told of every link that was tried: it has answered, has failed so that another one may help, or is not known. */
  readonly onEnd: (target: BoundTarget, end: LinkEnd) => void;
}

/** What came of a link: an abort, or a request that is wrong, says nothing of it. */
export type LinkEnd = "answered" | "failed" | "unknown";

/** How a call begins. */
export function firstPast(
  { options: client }: ClientState,
  options: CallOptions,
  { attempts = new Attempts([client.onEvent, options.onEvent]), ...known }: Partial<Past>,
): Past {
  const began = performance.now();
  const limitMs = options.timeoutMs ?? client.timeoutMs;
  const deadline = limitMs === undefined ? undefined : began + limitMs;
  return { via: undefined, tries: 1, detours: 0, delayMs: 0, ...known, attempts, began, deadline };
}

/** What the first try of a chain's next link takes over. */
export const atNextLink = (past: Past, rest: ChainRest, via: ModelRef | undefined): Past => ({
  ...past,
  last: undefined,
  via,
  tries: 1,
  detours: 0,
  delayMs: 0,
  rest,
});
