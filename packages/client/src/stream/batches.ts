import type { EventStream } from "@bedrock-targets/core";

/** A transport's events as the pump takes them: those that are here, together. */
export interface Batches<Event> {
  /** The next events, in order; `undefined` at the end of the bytes. May throw in place of rejecting. */
  readonly next: () => Promise<readonly Event[] | undefined>;
  /** Tells the transport that nobody reads on. */
  readonly leave: () => void;
}

/** The batches that a transport gives; of one that gives single events, each is a batch. */
export function batchesOf<Event>(events: EventStream<Event> | undefined): Batches<Event> {
  const nextBatch = events?.nextBatch?.bind(events);
  if (nextBatch) return { next: nextBatch, leave: () => {} }; // the call's signal tells such a transport
  let made: AsyncIterator<Event> | undefined;
  // What a transport gave is not always what it promised: what is no stream fails here, when it is first read.
  const iterator = () => {
    made ??= events?.[Symbol.asyncIterator]();
    return made;
  };
  const next = async () => {
    const result = await iterator()?.next();
    return result === undefined || result.done ? undefined : [result.value];
  };
  // The iterator may be waiting for bytes that never come: nobody waits for its return, or asks how it went.
  const leave = async () => void (await iterator()?.return?.());
  return { next, leave: () => void leave().catch(() => {}) };
}
