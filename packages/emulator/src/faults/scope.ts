/** Which calls a fault hits. */
export interface FaultScope {
  /** How many calls it hits at most; then it is spent. Default: no end. */
  readonly times?: number;
  /** Which share of the calls it hits, from 0 to 1, drawn with the emulator's `seed`. Default 1: all. */
  readonly rate?: number;
  /** How many calls pass unharmed before the first is hit. Default 0. */
  readonly skip?: number;
  /** A `modelId` (an id and the ARN of the same thing are one), or a kind such as `imported`. Default: any. */
  readonly target?: string;
  /**
   * AWS's name, such as `ConverseStream` or `GetInferenceProfile`, or `*` for everything. Default: all of the runtime, none
   * of the control plane.
   */
  readonly operation?: string;
}

/** What a fault gets to see of a call. */
export interface FaultedCall {
  readonly headers: Headers;
  readonly requestId: string;
  /** AWS's name; undefined for a path that belongs to no operation. */
  readonly operation: string | undefined;
  /** What a path of the runtime names, decoded. */
  readonly modelId: string | undefined;
  /** What a path of the control plane names, decoded. */
  readonly identifier: string | undefined;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  /** A fault of this kind hits it. */
  onHit(kind: string): void;
  /** The client left before there was an answer, or before the end of a changed body. */
  onLeft(): void;
}
