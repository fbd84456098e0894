/** What a pump needs of the stream that it reads. */
export interface PumpSource<Event> {
  readonly events: AsyncIterator<Event>;
  /** Takes in an event, before anybody sees it. What it throws fails the stream. */
  readonly onEvent: (event: Event) => void;
  /** Called at the end of the bytes. What it throws fails the stream. */
  readonly onEnd: () => void;
  /** Turns what was thrown, here or by the source, into what readers get. */
  readonly onError: (thrown: unknown) => Error;
  /** Called once, when nothing more is read: `complete` where the source came to its own end, else perhaps with an error. */
  readonly onClose: (complete: boolean, failure: Error | undefined) => void;
}

/**
 * One pass over a stream, one pull at a time. After the end every pull gives `undefined`, after a failure every pull
 * fails with it.
 */
export class Pump<Event> {
  readonly #source: PumpSource<Event>;
  #waiting: ((error: Error | undefined) => void) | undefined;
  #closed = false;
  #failure: Error | undefined;

  constructor(source: PumpSource<Event>) {
    this.#source = source;
  }

  /** Gives the next event, or `undefined` at the end. Not to be called again before it has. */
  pull(): Promise<Event | undefined> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#closed) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#waiting = (error) => (error ? reject(error) : resolve(undefined));
      this.#next().then(
        (result) => this.#arrive(result, resolve),
        (thrown) => this.#end(false, this.#source.onError(thrown)),
      );
    });
  }

  /** Ends the stream before its own end, at once also for who waits; with a failure, or as if it had ended. */
  stop(failure: Error | undefined): void {
    this.#end(false, failure);
  }

  /** A source may throw in place of rejecting. */
  #next(): Promise<IteratorResult<Event>> {
    try {
      return this.#source.events.next();
    } catch (thrown) {
      return Promise.reject(thrown);
    }
  }

  #arrive(result: IteratorResult<Event>, resolve: (event: Event) => void): void {
    if (this.#closed) return; // stopped while the source was being waited for
    try {
      if (result.done) this.#source.onEnd();
      else this.#source.onEvent(result.value);
    } catch (thrown) {
      this.#end(false, this.#source.onError(thrown));
      return;
    }
    if (result.done) this.#end(true, undefined);
    else resolve(result.value);
  }

  #end(complete: boolean, failure: Error | undefined): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#failure = failure;
    this.#source.onClose(complete, failure);
    this.#waiting?.(failure);
  }
}
