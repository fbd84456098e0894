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
}

/**
 * A stream of events, read once. Where a transport decodes several events at a time it may hand them over together, which
 * spares a promise for each: `nextBatch` then gives the same events as the iterator, as many as are here, in order, and
 * `undefined` at the end. What came before a failure is given first, then the call fails. It is called again when all of
 * the last list has been taken, so the same list may be filled again; whoever reads batches never asks for the iterator, and
 * says by the call's `signal` that nobody reads on.
 */
export interface EventStream<Event> extends AsyncIterable<Event> {
  /** How many bytes have come so far, whole events or not: by this a silent connection is told from a slow one. */
  readonly bytesRead?: number;
  nextBatch?(): Promise<readonly Event[] | undefined>;
}

/**
 * The port through which the client reaches Bedrock. It sends one operation and gives AWS's output, or a stream of AWS's
 * events, and throws what AWS threw (an error with AWS's exception name in `name`, and `$metadata`); codes, replies and
 * the truth about streams are the client's work.
 */
export interface Transport {
  send<Op extends TransportOperation>(call: TransportCall<Op>): Promise<RuntimeOutputs[Op]>;
  /** The region that a call without one goes to. */
  region(): Promise<string | undefined>;
  /** Closes what the transport opened itself. */
  destroy?(): void | Promise<void>;
}
