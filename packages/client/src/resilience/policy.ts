import { namesRetries } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import { fullBucket } from "./buckets.ts";

/** How often a call is made at one target, and how long is waited in between. */
export interface RetryPolicy {
  /** All tries of one target, the first included. */
  readonly attempts: number;
  readonly maxDelayMs: number;
  /** Retries in a target's full bucket. */
  readonly budget: number;
}

const once: RetryPolicy = { attempts: 1, maxDelayMs: 0, budget: 0 };

/** The client's, with what the call says in its place. */
export function policyFor(client: ClientState, call: CallOptions): RetryPolicy {
  if (isOff(client, call)) return once;
  const ofCall = call.retry || {};
  const ofClient = client.options.retry || {};
  return {
    attempts: ofCall.attempts ?? ofClient.attempts ?? attemptsInEnvironment() ?? 3,
    maxDelayMs: ofCall.maxDelayMs ?? ofClient.maxDelayMs ?? 20_000,
    budget: ofCall.budget ?? ofClient.budget ?? fullBucket,
  };
}

/** Nobody tries again where the caller's AWS configuration does, or where it is forbidden. */
export const isOff = (client: ClientState, { retry }: CallOptions): boolean =>
  retry === false || (retry === undefined && client.options.retry === false) || hasOwnRetries(client);

/** Whether the caller's own AWS client, or configuration of one, governs the retries. */
export const hasOwnRetries = ({ isFixed, options: { runtime, transport } }: ClientState): boolean =>
  isFixed || (transport === undefined && namesRetries(runtime));

/** AWS's own variable for it; none where there is no environment, or no leave to read it. */
function attemptsInEnvironment(): number | undefined {
  try {
    const given = globalThis.process?.env?.AWS_MAX_ATTEMPTS;
    return given !== undefined && /^[1-9]\d{0,8}$/.test(given) ? Number(given) : undefined;
  } catch {
    return undefined; // Deno, without `--allow-env`
  }
}
