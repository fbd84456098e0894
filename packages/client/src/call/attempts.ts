import type {
  Attempt,
  BedrockTargetError,
  ClientEvent,
  EventSink,
  ModelRef,
  ResponseMetadata,
  TransportOperation,
} from "@bedrock-targets/core";
import { tell } from "./tell.ts";

/** An attempt while it is put down. */
type Draft = { -readonly [Member in keyof Attempt]: Attempt[Member] };

/** The call that a try belongs to. */
interface Tried {
  readonly target: { readonly ref: ModelRef };
  readonly operation: TransportOperation;
}

/** The tries of one call: timed, remembered, and told to whoever listens. */
export class Attempts {
  readonly list: Attempt[] = [];
  readonly #sinks: readonly (EventSink | undefined)[];
  #of: Tried | undefined;
  #start = 0;
  #delayMs = 0;
  #modelId = "";
  #region: string | undefined;

  constructor(sinks: readonly (EventSink | undefined)[]) {
    this.#sinks = sinks;
  }

  /** A try of a call is sent; through a chain, the next one may be of another target. */
  begin(of: Tried, modelId: string, region: string | undefined, delayMs: number): void {
    this.#of = of;
    this.#delayMs = delayMs;
    this.#modelId = modelId;
    this.#region = region;
    this.#start = performance.now();
  }

  succeeded(metadata: ResponseMetadata | undefined): void {
    this.#end(metadata?.httpStatusCode, metadata?.requestId);
  }

  /** An abort is no attempt. */
  failed(error: BedrockTargetError): void {
    if (error.code !== "aborted") this.#end(error.status, error.requestId, error.code);
    this.#keep(error);
  }

  /** A try that had been answered has failed after that: it becomes one that failed, and is told of again. */
  failedLater(error: BedrockTargetError): void {
    const begun = this.list.at(-1);
    if (begun === undefined || error.code === "aborted") return;
    const attempt = { ...begun, code: error.code };
    this.list[this.list.length - 1] = attempt;
    this.#keep(error);
    this.#tell(attempt);
  }

  /** An error has the tries that there were when it came, whatever follows on it. */
  #keep(error: BedrockTargetError): void {
    if (error.attempts === this.list) Object.assign(error, { attempts: [...this.list] });
  }

  #end(status: number | undefined, requestId: string | undefined, code?: Attempt["code"]): void {
    const durationMs = performance.now() - this.#start;
    const attempt: Draft = { target: this.#modelId, delayMs: this.#delayMs, durationMs };
    if (this.#region !== undefined) attempt.region = this.#region;
    if (code !== undefined) attempt.code = code;
    if (status !== undefined) attempt.status = status;
    if (requestId !== undefined) attempt.requestId = requestId;
    this.list.push(attempt);
    this.#tell(attempt);
  }

  #tell(attempt: Attempt): void {
    if (this.#of) this.tell({ type: "attempt", target: this.#of.target.ref, operation: this.#of.operation, attempt });
  }

  /** Tells whoever listens. */
  tell(event: ClientEvent): void {
    tell(this.#sinks, event);
  }
}
