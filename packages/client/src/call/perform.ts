import type { RuntimeOutputs, TransportOperation } from "@bedrock-targets/core";
import type { BedrockTargetError, BoundTarget } from "@bedrock-targets/core/target";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import type { Call } from "./call.ts";
import { checkCallOptions } from "./check-call-options.ts";
import { isChain } from "./is-chain.ts";
import type { Past } from "./past.ts";
import { begin, type Running } from "./underway.ts";

/** How one operation is performed. */
export interface Performance<Op extends TransportOperation, Kept extends Call<Op>, Reply> {
  readonly operation: Op;
  readonly begin: (client: ClientState, target: BoundTarget, options: CallOptions, past: Past | undefined) => Kept;
  /** Throws what is wrong with a request for a target, before anything is sent: every link of a chain is asked. */
  readonly shape: (target: BoundTarget, request: unknown) => unknown;
  /** Sends the request, and gives the answer, once it has begun. */
  readonly exchange: (call: Kept, request: unknown) => Promise<RuntimeOutputs[Op]>;
  /** Throws where the answer is none. */
  readonly check?: (output: RuntimeOutputs[Op], call: Kept, request: unknown) => void;
  /** What callers get. */
  readonly replyOf: (output: RuntimeOutputs[Op], call: Kept) => Reply;
  /** Whether the call goes on while its reply is read. It then ends what is running itself. */
  readonly isRead?: true;
}

/** A call from its target to its reply. The methods' signatures have checked the target for the compiler; here it is any. */
export async function perform<Op extends TransportOperation, Kept extends Call<Op>, Reply>(
  client: ClientState,
  way: Performance<Op, Kept, Reply>,
  target: unknown,
  request: unknown,
  options: CallOptions | undefined,
): Promise<Reply> {
  const given = checkCallOptions(options);
  const running = begin(client, given.signal);
  let isOver = true;
  try {
    const course = { client, way, request, running };
    const first = await firstTry(course, target, { ...given, signal: running.signal });
    const { output, call } = await exchangeUntilAnswered(course, first);
    const reply = way.replyOf(output, call);
    isOver = !way.isRead;
    return reply;
  } finally {
    if (isOver) running.end();
  }
}

function firstTry<Op extends TransportOperation, Kept extends Call<Op>, Reply>(
  { client, way, request }: Course<Op, Kept, Reply>,
  target: unknown,
  options: CallOptions,
): Kept | Promise<Kept> {
  return isChain(target)
    ? client.resilience(async (part) => part.beginChain(client, way, target, request, options))
    : way.begin(client, client.strategies.pick(target), options, undefined);
}

/** What all tries of a call share. */
interface Course<Op extends TransportOperation, Kept extends Call<Op>, Reply> {
  readonly client: ClientState;
  readonly way: Performance<Op, Kept, Reply>;
  readonly request: unknown;
  readonly running: Running;
}

/** An answer that has begun, and the try that it belongs to. */
interface Answered<Op extends TransportOperation, Kept> {
  readonly output: RuntimeOutputs[Op];
  readonly call: Kept;
}

/** Makes tries of a call until one is answered. @throws BedrockTargetError where no other try is left */
async function exchangeUntilAnswered<Op extends TransportOperation, Kept extends Call<Op>, Reply>(
  course: Course<Op, Kept, Reply>,
  first: Kept,
): Promise<Answered<Op, Kept>> {
  let call = first;
  for (;;) {
    try {
      const output = await carryOut(course.way, call, course.request);
      call.again = (error) => exchangeAgain(course, call, error);
      call.running = course.running;
      return { output, call };
    } catch (thrown) {
      const error = await call.failure(thrown);
      const next = call.wasSent || call.past.rest ? await tryAfter(course, call, error) : undefined;
      if (!next) throw error;
      call = next;
    }
  }
}

/** The next try after a failed one; `undefined` where there is none. */
async function tryAfter<Op extends TransportOperation, Kept extends Call<Op>, Reply>(
  { client, way }: Course<Op, Kept, Reply>,
  call: Kept,
  error: BedrockTargetError,
): Promise<Kept | undefined> {
  const next = await client.resilience((part) => part.nextTry(client, call, error));
  return next && way.begin(client, next.target, call.options, next.past);
}

/** Another answer in place of one that has failed after it had begun; `undefined` where no other try is left. */
async function exchangeAgain<Op extends TransportOperation, Kept extends Call<Op>, Reply>(
  course: Course<Op, Kept, Reply>,
  call: Kept,
  error: BedrockTargetError,
): Promise<Answered<Op, Kept> | undefined> {
  call.leave?.(); // while it waits, others may be served
  const next = await tryAfter(course, call, error);
  const answered = next && (await exchangeUntilAnswered(course, next));
  if (answered) call.running = undefined; // it goes on with the other answer
  return answered;
}

/** Makes one try of a call, until its answer has begun. @throws whatever has kept it from that */
async function carryOut<Op extends TransportOperation, Kept extends Call<Op>, Reply>(
  { exchange, check, isRead }: Performance<Op, Kept, Reply>,
  call: Kept,
  request: unknown,
): Promise<RuntimeOutputs[Op]> {
  const output = await exchange(call, request);
  // A transport may end an aborted exchange in silence, as if it had been answered.
  call.throwIfAborted();
  check?.(output, call, request);
  call.succeeded(output.$metadata);
  if (!isRead) call.answered(); // what is read has answered when something has come
  return output;
}
