import type { RuntimeOutputs } from "./request/replies.ts";
import type { RuntimeInputs, TransportOperation } from "./request/requests.ts";

/** The beginning of an answer: there before the body, and there also where the body then fails. */
export interface AnswerHead {
  /** HTTP status. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One runtime operation to send: AWS's input, and where to. */
export interface TransportCall<Op extends TransportOperation = TransportOperation> {
  readonly operation: Op;
  /** Shaped and checked; its `modelId` goes into the path as one encoded segment. Never to be changed. */
  readonly input: RuntimeInputs[Op];
  /** The region to send to; absent: the transport's own. */
  readonly region?: string | undefined;
  /** Ends the exchange when aborted, also while a stream is being read: so the client closes a stream that is left. */
  readonly signal?: AbortSignal | undefined;
  /** Further HTTP headers. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** To be called as soon as an answer begins, before its body is read. */
  readonly onHead?: ((head: AnswerHead) => void) | undefined;
  /** To be called when a stream's bytes begin to be read, before its first event is there: so silence is told from slowness. */
  readonly onStream?: ((stream: Pick<EventStream<unknown>, "bytesRead">) => void) | undefined;
  /** To be called where a bearer token of the environment is sent although credentials were passed by hand. */
  readonly onBearerToken?: (() => void) | undefined;
}

/**
 * A stream of events, read once. Where a transport decodes several events at a time it may hand them over together, which
 * spares a promise for each: `nextBatch` then gives the same events as the iterator, as many as are here, in order, and
 * `undefined` at the end. What came before a failure is given first, then the call fails. It is called again when all of
 * the last list has been taken, so the same list may be filled again; whoever reads batches never asks for the iterator, and
 * says by the call's `signal` that nobody reads on.
 */
export interface EventStream<Event> extends AsyncIterable<Event> {
  /**
   * How many bytes have come so far, whole events or not: by this a silent connection is told from a slow one. Absent where
   * the transport does not see them (as in streams of AWS's own protocol): then whole events are what counts.
   */
  readonly bytesRead?: number | undefined;
  nextBatch?(): Promise<readonly Event[] | undefined>;
}

/**
 * The port through which the client reaches Bedrock. It sends one operation and gives AWS's output, or a stream of AWS's
 * events, and throws what AWS threw (an error with AWS's exception name in `name`, and `$metadata`); codes, replies and
 * the truth about streams are the client's work.
 *
 * Where a refusal shows that this machine's clock is wrong, a transport that signs sets its own time right and says so in
 * `$metadata.clockOffsetMs` (milliseconds that the service is ahead): the client then sends once more.
 */
export interface Transport {
  send<Op extends TransportOperation>(call: TransportCall<Op>): Promise<RuntimeOutputs[Op]>;
  /** The region that a call without one goes to. */
  region(): Promise<string | undefined>;
  /** Forgets who calls, where that is kept: the next call asks its provider anew. Called when the service refuses the caller. */
  refresh?(): Promise<void>;
  /** What it has sent lately to prove who calls: errors do not repeat it, whoever does. */
  secrets?(): readonly string[];
  /** Closes what the transport opened itself. */
  destroy?(): void | Promise<void>;
}
