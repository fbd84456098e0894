import type { Attempt, ConverseReply, EventSink, ModelRef } from "@bedrock-targets/core";
import { converse, isChain } from "../call.ts";
import type { ClientState } from "../state.ts";

/** How `warm` waits. */
export interface WarmOptions {
  readonly signal?: AbortSignal | undefined;
  /** For the model to answer, in milliseconds. Default: the client's `coldStart`, or 600,000. */
  readonly timeoutMs?: number | undefined;
  /** Told of every try, and of every pause as `cold-start`. */
  readonly onEvent?: EventSink | undefined;
}

/** A model that answers. */
export interface Warmed {
  /** Of a chain, its first link. */
  readonly target: ModelRef;
  /** Milliseconds until it did. */
  readonly waitedMs: number;
  /** Of a chain, those of all links, one link after the other. */
  readonly attempts: readonly Attempt[];
}

/** The smallest conversation that there is: of its answer, one token is paid for. */
const least = { messages: "Hi", inferenceConfig: { maxTokens: 1 } };

/**
 * Asks a target, or all links of a chain at once, until it answers.
 *
 * @throws BedrockTargetError `model-not-ready` or `timeout` where the time is over
 */
export async function warm(client: ClientState, target: unknown, options: WarmOptions = {}): Promise<Warmed> {
  const began = performance.now();
  const end = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, end.signal]) : end.signal;
  const links: readonly unknown[] = isChain(target) ? target.links : [target];
  try {
    const replies = await Promise.all(links.map((link) => warmOne(client, link, { ...options, signal })));
    const [first] = replies as [ConverseReply, ...ConverseReply[]]; // a chain is never empty
    const waitedMs = performance.now() - began;
    return { target: first.target, waitedMs, attempts: replies.flatMap(({ attempts }) => attempts) };
  } finally {
    end.abort(); // where one link has failed, nobody waits for the others
  }
}

function warmOne(client: ClientState, target: unknown, { signal, onEvent, timeoutMs }: WarmOptions) {
  const limitMs = timeoutMs ?? client.options.coldStart?.timeoutMs ?? 600_000;
  return converse(client, target, least, { signal, onEvent, timeoutMs: limitMs, coldStart: { timeoutMs: limitMs } });
}
