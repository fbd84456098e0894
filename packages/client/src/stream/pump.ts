/** What a pump needs of the stream that it reads. */
export interface PumpSource<Event> {
  /** The next events, in order; `undefined` at the end of the bytes. May throw in place of rejecting. */
  readonly next: () => Promise<readonly Event[] | undefined>;
  /** Takes in an event, before anybody sees it. What it throws fails the stream. */
  readonly onEvent: (event: Event) => void;
  /** Takes note of what has come; gives what readers get of it. */
  readonly onArrival: (batch: readonly Event[] | undefined) => readonly Event[] | undefined;
  /** What readers get at the end of the bytes where it is not that of the message; `undefined` where it is. */
  readonly onEnd: () => Failure;
  /** Whether the source has begun anew in place of what has failed. What it throws is the failure then. */
  readonly onBreak: (thrown: unknown) => Promise<boolean>;
  /** Turns what was thrown, here or by the source, into what readers get. */
  readonly onError: (thrown: unknown) => Promise<Error>;
  /** Called once, when nothing more is read; `complete` where the source came to its own end. */
  readonly onClose: (complete: boolean) => void;
  /** Called where that was a failure, before any reader gets it. */
  readonly onFailure: (error: Error) => void;
}

type Failure = Promise<Error> | undefined;

const none: readonly never[] = [];

/**
 * One pass over a stream. The events that are here are taken without waiting, one by one; when there are none, readers wait
 * for more together. After a failure every wait fails with it.
 */
export class Pump<Event> {
  readonly #source: PumpSource<Event>;
  #batch: readonly Event[] = none;
  #at = 0;
  #waiting: Promise<boolean> | undefined;
  #settle: ((more: boolean | Promise<never>) => void) | undefined;
  #closed = false;
  #failure: Promise<never> | undefined;
  /** Which answer of the source is waited for. */
  #turn = 0;

  constructor(source: PumpSource<Event>) {
    this.#source = source;
  }

  /** Takes the next of the events that are here; `undefined` where none is. */
  take(): Event | undefined {
    if (this.#at >= this.#batch.length) return undefined;
    const event = this.#batch[this.#at] as Event; // the index was checked
    this.#at += 1;
    try {
      this.#source.onEvent(event);
    } catch (thrown) {
      this.#end(false, () => this.#source.onError(thrown));
      return undefined;
    }
    return event;
  }

  /** Waits until events are here, and gives false at the end. Who is not alone may find that others have taken them. */
  more(): Promise<boolean> {
    if (this.#failure) return this.#failure;
    if (this.#closed || this.#at < this.#batch.length) return Promise.resolve(!this.#closed);
    this.#waiting ??= new Promise((resolve) => {
      this.#settle = resolve;
      void this.#fetch();
    });
    return this.#waiting;
  }

  /** Ends the stream before its own end, at once also for who waits; with a failure, or as if it had ended. */
  stop(failure: () => Failure): void {
    this.#end(false, failure);
  }

  /** Waits no longer for what the source is asked for, as if it had failed. */
  interrupt(thrown: unknown): void {
    this.#turn += 1;
    void this.#break(thrown);
  }

  async #fetch(): Promise<void> {
    this.#batch = none; // the source may fill the same list again
    this.#at = 0;
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const batch = await this.#source.next();
      if (turn === this.#turn) this.#arrive(this.#source.onArrival(batch));
    } catch (thrown) {
      if (turn === this.#turn) await this.#break(thrown);
    }
  }

  #arrive(batch: readonly Event[] | undefined): void {
    if (this.#closed) return; // stopped while the source was being waited for
    if (batch === undefined) {
      const cut = this.#source.onEnd();
      if (cut) void cut.then((error) => this.#break(error));
      else this.#end(true, () => undefined);
      return;
    }
    this.#batch = batch;
    this.#waiting = undefined;
    this.#settle?.(true);
  }

  /** The source has failed: it may begin anew. */
  async #break(thrown: unknown): Promise<void> {
    let last = thrown;
    try {
      if (!this.#closed && (await this.#source.onBreak(thrown))) {
        if (!this.#closed) void this.#fetch();
        return;
      }
    } catch (failure) {
      last = failure;
    }
    this.#end(false, () => this.#source.onError(last));
  }

  #end(ended: boolean, makeFailure: () => Failure): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#batch = none;
    const failure = makeFailure();
    this.#failure = failure && this.#failing(failure);
    this.#source.onClose(ended && !failure);
    this.#settle?.(this.#failure ?? false);
  }

  /** What fails every wait; also where nobody waits. */
  #failing(failure: Promise<Error>): Promise<never> {
    const failing = failure.then((error) => {
      this.#source.onFailure(error);
      throw error;
    });
    failing.catch(() => {});
    return failing;
  }
}
