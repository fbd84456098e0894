import type { Attempt, ConverseReply, EventSink, ModelRef } from "@bedrock-targets/core";
import { begin, checkCallOptions, converse, isChain } from "../call.ts";
import type { Chain } from "../chain.ts";
import type { ClientState } from "../state.ts";

/** How `warm` waits. */
export interface WarmOptions {
  /** Ends the waiting at once: it then fails with code `aborted`. */
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

const longest = 600_000;

/**
 * Asks a target, or all links of a chain at once, until it answers.
 *
 * @throws BedrockTargetError `model-not-ready` or `timeout` where the time is over, or whatever else a call may fail with
 */
export async function warm(client: ClientState, target: unknown, options?: WarmOptions | null): Promise<Warmed> {
  const began = performance.now();
  const running = begin(client, checkCallOptions(options).signal);
  const given = { ...options, signal: running.signal };
  try {
    const targets = isChain(target) ? linkByLink(target) : [target];
    const replies = await Promise.all(targets.map((each) => warmOne(client, each, given)));
    const [first] = replies as [ConverseReply, ...ConverseReply[]]; // a chain is never empty
    const waitedMs = performance.now() - began;
    return { target: first.target, waitedMs, attempts: replies.flatMap(({ attempts }) => attempts) };
  } finally {
    running.abort(undefined); // where one link has failed, nobody waits for the others
    running.end();
  }
}

/** For each link, a chain that begins with it, goes nowhere else, and has the same fence around the same links. */
const linkByLink = ({ links, options: { within }, ...chain }: Chain): readonly Chain[] =>
  links.map((link) => ({
    ...chain,
    links: [link, ...links.filter((other) => other !== link)],
    options: { within, on: [] },
  }));

function warmOne(client: ClientState, target: unknown, { signal, onEvent, timeoutMs }: WarmOptions) {
  // A client that waits for no cold model still waits for one that is to be warmed.
  const limitMs = timeoutMs ?? (client.options.coldStart?.timeoutMs || longest);
  return converse(client, target, least, { signal, onEvent, timeoutMs: limitMs, coldStart: { timeoutMs: limitMs } });
}
