import type { Operation, RuntimeInputs, RuntimeOutputs } from "@bedrock-targets/core";
import { reasonAgainstOperation } from "@bedrock-targets/core/shape";
import { type BoundTarget, bindTarget, type ModelRef, rulesOf } from "@bedrock-targets/core/target";
import type { Call } from "./call.ts";
import type { Fence } from "./fence.ts";
import type { Performance } from "./perform.ts";
import { Refused } from "./refused.ts";
import type { Session } from "./session.ts";

/** The parts of a performance by which a target itself is called, with an input that is made by `inputOf`. */
export function onTarget<Op extends Operation>(
  operation: Op,
  inputOf: (target: BoundTarget, request: unknown) => RuntimeInputs[Op],
): Pick<Performance<Op, Call<Op>, unknown>, "operation" | "shape" | "exchange"> {
  const shape = (target: BoundTarget, request: unknown): RuntimeInputs[Op] => {
    const reason = reasonAgainstOperation(rulesOf(target), operation);
    if (reason !== undefined) throw new Refused((words) => words.notSupported(target, operation, reason));
    return inputOf(target, request);
  };
  const exchange = async (call: Call<Op>, request: unknown): Promise<RuntimeOutputs[Op]> => {
    const input = shape(call.target, request);
    call.throwIfAborted();
    const place = placeOf(call);
    const region = typeof place === "object" ? await place : place;
    if (call.session.client.options.concurrency) await admission(call);
    return send(call, input, region);
  };
  return { operation, shape, exchange };
}

/** Where the call goes, inside of all fences; at once where that is known. @throws Refused `region-mismatch` */
function placeOf({ session, target, via, fences, past: { rest }, signal }: Call) {
  if (fences.length === 0) return session.regionFor(target, signal);
  const called = via ? throughProfile(target, via) : target;
  return rest ? placeInChain(session, [called, ...rest.links], rest.fence, signal) : session.regionFor(called, signal);
}

/** The same for the first of a chain's links. The others are looked at, too: in an outage it is too late to hear that they are outside. */
async function placeInChain(
  session: Session,
  links: readonly BoundTarget[],
  fence: Fence | undefined,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const places = links.map(async (link) => {
    const region = session.regionFor(link, signal);
    return fence ? session.within(fence, link, region, signal) : region;
  });
  return (await Promise.all(places))[0];
}

/** Waits until the target has room for the call. */
async function admission(call: Call): Promise<void> {
  const { client } = call.session;
  call.leave = await client.resilience((part) => part.admitted(client, call));
}

/** A conversation with a target that may have no Converse goes its own way, which is loaded then. */
function send<Op extends Operation>(
  call: Call<Op>,
  input: RuntimeInputs[Op],
  region: string | undefined,
): Promise<RuntimeOutputs[Op]> {
  const { target, operation, session } = call;
  const translation =
    operation === "invokeModel" || operation === "invokeModelStream" ? undefined : translationFor(target);
  if (!translation) return call.send(input, region);
  return session.client.conversations(({ sendTranslated }) => sendTranslated(call, input, region, translation));
}

const translationFor = (target: BoundTarget) => target.strategy.converseByInvoke?.(target);

/** The profile in the target's place: inside of a fence, what may be looked up of it is looked up with every call. */
function throughProfile({ strategy, options, ref: { region } }: BoundTarget, via: ModelRef): BoundTarget {
  return bindTarget(strategy, region === undefined ? via : { ...via, region }, options);
}
