import type { BedrockTargetError, ErrorContext, EventStream } from "@bedrock-targets/core";
import { type Exceeded, failures, IdleWatch } from "../call.ts";
import { type Batches, batchesOf } from "./batches.ts";
import type { StreamContent, StreamContext, StreamStops } from "./open-stream.ts";

/** Makes the error of a stream from what was known of it when it failed. */
type Explain = (parts: typeof import("../failure.ts"), known: ErrorContext) => BedrockTargetError;

/** Where a stream's events come from: one answer, or another in its place: as long as nothing of it was said, or where readers are told. */
export class StreamSource<Event, Output> {
  readonly #content: StreamContent<Event, Output>;
  readonly #watch: IdleWatch;
  #call: StreamContext<Output>;
  #events: EventStream<Event> | undefined;
  #batches: Batches<Event>;
  #stops: StreamStops | undefined;
  /** Whether readers know already that an answer has begun. */
  #skipsBeginning = false;
  /** What readers get before anything else of the answer. */
  #marker: Event | undefined;
  #isSilent = false;
  #isClosed = false;
  /** Whether the failure of the last try has been put down. */
  #isTold = false;
  /** Whether the answer has had content. */
  #hasAnswered = false;
  /** Whether another answer is being looked for. */
  #isSearching = false;

  constructor(
    events: EventStream<Event> | undefined,
    content: StreamContent<Event, Output>,
    call: StreamContext<Output>,
  ) {
    this.#events = events;
    this.#batches = batchesOf(events);
    this.#content = content;
    this.#call = call;
    this.#watch = new IdleWatch(
      call.idleMs,
      () => this.#events?.bytesRead,
      () => this.#onSilence(),
    );
  }

  begin(stops: StreamStops): void {
    this.#stops = stops;
    this.#call.opened(stops);
  }

  /** The next events; `undefined` at the end of the bytes. */
  next(): Promise<readonly Event[] | undefined> {
    if (this.#marker !== undefined) return this.#takeMarker(this.#marker);
    if (!this.#hasAnswered && this.#content.hasContent()) this.#answered();
    this.#watch.begin();
    return this.#batches.next();
  }

  /** Of an answer that took another one's place, its beginning has been seen. */
  arrived(batch: readonly Event[] | undefined): readonly Event[] | undefined {
    this.#watch.rest();
    return this.#skipsBeginning ? batch?.filter((event) => !this.#content.isBeginning(event)) : batch;
  }

  /** What readers get where the bytes have ended before the message; `undefined` where it has ended, too. */
  cut(): Promise<Error> | undefined {
    if (this.#content.isComplete()) return undefined;
    const { head } = this.#call;
    return this.#failed((parts, known) => parts.endedEarly(known, head));
  }

  /** What readers get for whatever was thrown. */
  errorFrom(thrown: unknown): Promise<BedrockTargetError> {
    if (this.#isSilent) return this.#silent();
    const { head } = this.#call;
    return this.#failed((parts, known) => parts.toStreamError(thrown, known, head));
  }

  /** The connection has been silent for too long. */
  #silent(): Promise<BedrockTargetError> {
    return this.exceeded({ name: "idleTimeoutMs", ms: this.#call.idleMs });
  }

  aborted(): Promise<BedrockTargetError> {
    return this.errorFrom(this.#call.options.signal?.reason);
  }

  exceeded(exceeded: Exceeded): Promise<BedrockTargetError> {
    const { head } = this.#call;
    return this.#failed((parts, known) => parts.tooSlow(exceeded, known, head));
  }

  async #failed(explain: Explain): Promise<BedrockTargetError> {
    const known = { ...this.#call.context, partial: this.#content.partial() };
    return explain(await failures(), known);
  }

  /** Nothing more is read. */
  close(complete: boolean): void {
    this.#isClosed = true;
    this.#watch.end();
    if (this.#isSearching) this.#call.giveUp();
    if (!complete) this.#leave();
    if (complete || this.#content.hasContent()) this.#answered();
    this.#call.closed();
  }

  /** Said once of each answer. */
  #answered(): void {
    if (this.#hasAnswered) return;
    this.#hasAnswered = true;
    this.#call.answered();
  }

  /** Puts the failure down, unless that was done when another try was looked for. */
  tell(error: Error): void {
    if (!this.#isTold) this.#call.failed(error);
  }

  /**
   * Makes the call again, where nothing was said yet or where readers are told; false where that is not to be.
   *
   * @throws where the next try has failed: that error, or, of a stream that had content, its own
   */
  async startAgain(thrown: unknown): Promise<boolean> {
    const call = this.#call;
    const isSaid = this.#content.hasContent();
    if (this.#isClosed || !call.again || (isSaid && !this.#mayRestart())) return false;
    this.#watch.rest();
    const error = await this.errorFrom(thrown);
    if (error.code === "aborted" || this.#isClosed) return false;
    this.#isSilent = false;
    this.tell(error);
    this.#isTold = true;
    this.#leave();
    const next = await this.#search(call.again, error).catch(async (later: unknown) => {
      throw isSaid ? await this.#errorWithTries(error) : later;
    });
    if (!next) throw error;
    this.#continueWith(next.output, next.call as StreamContext<Output>, isSaid ? error : undefined); // a call like the one before
    return true;
  }

  /** An error that has been told of is what it was; the one that is thrown has the tries after it, too. */
  async #errorWithTries(error: BedrockTargetError): Promise<BedrockTargetError> {
    const { attempts = [] } = this.#call.context;
    return (await failures()).withTries(error, attempts);
  }

  async #search(again: NonNullable<StreamContext<Output>["again"]>, error: BedrockTargetError) {
    this.#isSearching = true;
    try {
      return await again(error);
    } finally {
      this.#isSearching = false;
    }
  }

  #mayRestart(): boolean {
    return this.#call.options.resume === "restart" && this.#content.restart?.isPossible() === true;
  }

  /** @param said why content that was said before is said again; `undefined` where none was */
  #continueWith(output: Output, call: StreamContext<Output>, said: BedrockTargetError | undefined): void {
    const { attempts = [] } = call.context;
    this.#call.closed();
    this.#call = call;
    this.#events = this.#content.eventsOf(output);
    this.#batches = batchesOf(this.#events);
    this.#isTold = false;
    this.#hasAnswered = false;
    if (said) this.#marker = this.#content.restart?.begin({ attempt: attempts.length, error: said });
    this.#skipsBeginning = this.#content.hasBegun();
    if (this.#isClosed) {
      this.#leave(); // stopped while the next try was under way
      call.closed();
    } else if (this.#stops) call.opened(this.#stops);
    this.#content.onAgain(output, call);
  }

  async #takeMarker(marker: Event): Promise<readonly Event[]> {
    this.#marker = undefined;
    return [marker];
  }

  /** Readers wait no longer: that it was silent is what has failed. */
  #onSilence(): void {
    this.#call.stalled();
    this.#isSilent = true;
    this.#stops?.onSilence();
  }

  #leave(): void {
    this.#call.end();
    this.#batches.leave();
  }
}
