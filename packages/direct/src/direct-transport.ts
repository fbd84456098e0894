import type { RuntimeOutputs, Transport, TransportCall, TransportOperation } from "@bedrock-targets/core";
import { checkOptions } from "./check-options.ts";
import { isNode } from "./environment.ts";
import type { DirectOptions } from "./options.ts";

/**
 * A transport to Bedrock without the AWS SDK, to be handed to the client as `transport`. It loads what it needs at the
 * first call, and keeps connections open between calls.
 *
 * In one case a request is sent once more: when a kept connection turns out to be closed, before anything of an answer has
 * come. All other retrying is the client's; what AWS refuses because this machine's clock is wrong is signed for AWS's time
 * from then on.
 *
 * @throws BedrockTargetError with code `invalid-request` for options that contradict each other
 */
export function directTransport(options: DirectOptions = {}): Transport {
  checkOptions(options);
  return new DirectTransport({ ...options });
}

/**
 * What there is before the first call. All of its state is private to the language: no secret shows where a transport is
 * logged, or written as JSON.
 */
class DirectTransport implements Transport {
  readonly #options: DirectOptions;
  #loading: Promise<Transport> | undefined;
  #loaded: Transport | undefined;

  constructor(options: DirectOptions) {
    this.#options = options;
  }

  send<Op extends TransportOperation>(call: TransportCall<Op>): Promise<RuntimeOutputs[Op]> {
    return this.#loaded ? this.#loaded.send(call) : this.#load().then((transport) => transport.send(call));
  }

  async region(): Promise<string | undefined> {
    return (await this.#load()).region();
  }

  secrets(): readonly string[] {
    return this.#loaded?.secrets?.() ?? [];
  }

  async refresh(): Promise<void> {
    await this.#loaded?.refresh?.();
  }

  /** Closes the connections that nobody uses. One in use is closed when its answer has ended; a stream is its reader's. */
  async destroy(): Promise<void> {
    await (await this.#loading)?.destroy?.();
  }

  /** Calls that begin together share what is loaded. */
  #load(): Promise<Transport> {
    const isWeb = this.#options.fetch !== undefined || !isNode();
    this.#loading ??= (isWeb ? import("#web") : import("#node")).then(({ createTransport }) => {
      this.#loaded = createTransport(this.#options);
      return this.#loaded;
    });
    return this.#loading;
  }
}
