import type { BedrockTargetError } from "@bedrock-targets/core/target";
import { type Attempts, type Call, type Past, untilAborted } from "../call.ts";
import type { ClientState } from "../state.ts";
import { Buckets, fullBucket } from "./buckets.ts";
import { isOff, policyFor } from "./policy.ts";

/** AWS's names for credentials that are good no more, or not known yet where the call arrived: others may be there by now. */
const refusals: ReadonlySet<unknown> = new Set([
  "ExpiredTokenException",
  "ExpiredToken",
  "UnrecognizedClientException",
  "InvalidClientTokenId",
]);

/** What has been mended in a call, each once per target: another try would be refused for the same reason. */
const mended = new WeakMap<Attempts, Set<string>>();

/**
 * What the next try takes over where it was the proof of who calls that was refused, and the transport has a better one: it
 * signs for the service's time, or asks for credentials anew. Nothing has run at the service, so that this is no retry: it
 * is done once, without a pause, whatever `retry` says; but it takes from the target's bucket, or credentials that stay
 * refused would double the load. `undefined` for all other errors.
 */
export async function refreshedAfter(
  client: ClientState,
  call: Call,
  error: BedrockTargetError,
): Promise<Past | undefined> {
  if (call.isOver) return undefined;
  const offsetMs = clockOffsetIn(error.cause);
  if (offsetMs !== undefined) return clockMended(client, call, error, offsetMs);
  return error.code === "credentials" && refusals.has(Object(error.cause).name)
    ? identityMended(client, call, error)
    : undefined;
}

/** What a transport says of the clock: see core's `Transport`. */
function clockOffsetIn(cause: unknown): number | undefined {
  const offset: unknown = Object(Object(cause).$metadata).clockOffsetMs;
  return typeof offset === "number" ? offset : undefined;
}

function clockMended(client: ClientState, call: Call, error: BedrockTargetError, offsetMs: number): Past | undefined {
  if (!isFirst(call, "clock") || !isWithinBudget(client, call)) return undefined;
  const { attempts, target, operation } = call;
  attempts.tell({ type: "clock-skew", target: target.ref, operation, offsetMs });
  return again(call, error);
}

async function identityMended(client: ClientState, call: Call, error: BedrockTargetError): Promise<Past | undefined> {
  const { transport } = call.session;
  if (!transport.refresh || !isFirst(call, "identity") || !isWithinBudget(client, call)) return undefined;
  if (!isRefreshedSince(client, call)) {
    client.refreshedAt = performance.now();
    const isRefreshed = await untilAborted(transport.refresh(), call.options.signal).then(
      () => true,
      () => false,
    );
    if (!isRefreshed) return undefined; // what AWS has said is the error
  }
  return again(call, error);
}

/** The bucket is the retries' own, where there are some. */
function isWithinBudget(client: ClientState, { options, target }: Call): boolean {
  const size = isOff(client, options) ? fullBucket : Math.max(1, policyFor(client, options).budget);
  client.buckets ??= new Buckets();
  return client.buckets.take(target.modelId, size);
}

/** Whether another call has done it while this one was under way. */
function isRefreshedSince({ refreshedAt = Number.NEGATIVE_INFINITY }: ClientState, { attempts }: Call): boolean {
  const sent = performance.now() - (attempts.list.at(-1)?.durationMs ?? 0);
  return refreshedAt > sent;
}

function isFirst({ attempts, target }: Call, what: string): boolean {
  const done = mended.get(attempts) ?? new Set();
  mended.set(attempts, done);
  const key = `${what} ${target.modelId}`;
  const isNew = !done.has(key);
  done.add(key);
  return isNew;
}

function again({ attempts, target, operation, past }: Call, error: BedrockTargetError): Past {
  attempts.tell({ type: "retry", target: target.ref, operation, error, delayMs: 0 });
  return { ...past, delayMs: 0 };
}
