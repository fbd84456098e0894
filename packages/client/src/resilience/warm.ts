import type { Attempt, EventSink, ModelRef } from "@bedrock-targets/core";
import { converse } from "../call.ts";
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
  readonly target: ModelRef;
  /** Milliseconds until it did. */
  readonly waitedMs: number;
  readonly attempts: readonly Attempt[];
}

/** The smallest conversation that there is: of its answer, one token is paid for. */
const least = { messages: "Hi", inferenceConfig: { maxTokens: 1 } };

/** Asks a target until it answers. @throws BedrockTargetError `model-not-ready` or `timeout` where the time is over */
export async function warm(client: ClientState, target: unknown, options: WarmOptions = {}): Promise<Warmed> {
  const { signal, onEvent, timeoutMs = client.options.coldStart?.timeoutMs ?? 600_000 } = options;
  const began = performance.now();
  const reply = await converse(client, target, least, { signal, onEvent, timeoutMs, coldStart: { timeoutMs } });
  return { target: reply.target, waitedMs: performance.now() - began, attempts: reply.attempts };
}
