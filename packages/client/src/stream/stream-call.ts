import type { Operation } from "@bedrock-targets/core";
import { BedrockTargetError, type BoundTarget } from "@bedrock-targets/core/target";
import { Call, type Detour } from "../call.ts";
import type { CallOptions } from "../options.ts";
import type { ClientState } from "../state.ts";
import type { StreamContext, StreamStops } from "./open-stream.ts";

/** A call whose exchange goes on while its stream is read, and can be ended until then. */
export class StreamCall<Op extends Operation = Operation> extends Call<Op> implements StreamContext {
  readonly #exchange = new AbortController();
  readonly #openStreams: Set<() => void>;
  #stops: StreamStops | undefined;

  constructor(client: ClientState, target: BoundTarget, operation: Op, options: CallOptions, detour?: Detour) {
    super(client, target, operation, options, detour);
    this.#openStreams = client.openStreams;
    // Stays until the stream has ended: there is no moment at which an abort could be missed.
    options.signal?.addEventListener("abort", this.#abort, { once: true });
  }

  override get signal(): AbortSignal {
    return this.#exchange.signal;
  }

  override failure(thrown: unknown): Promise<BedrockTargetError> {
    this.closed();
    return super.failure(thrown);
  }

  opened(stops: StreamStops): void {
    this.#stops = stops;
    this.#openStreams.add(stops.onDestroy);
    if (this.options.signal?.aborted) stops.onAbort();
  }

  end(): void {
    this.#exchange.abort();
  }

  closed(): void {
    this.options.signal?.removeEventListener("abort", this.#abort);
    if (this.#stops) this.#openStreams.delete(this.#stops.onDestroy);
  }

  failed(error: Error): void {
    if (BedrockTargetError.is(error)) this.attempts.failedLater(error);
  }

  readonly #abort = (): void => {
    this.#exchange.abort(this.options.signal?.reason);
    this.#stops?.onAbort();
  };
}
