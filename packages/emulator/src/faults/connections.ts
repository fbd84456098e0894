import type { FaultBehaviour, FaultEffect } from "./behaviour.ts";
import { type ConnectionEnding, ConnectionFault } from "./connection-fault.ts";
import { errorCode, errorCodeNumber } from "./error-codes.ts";
import { flag } from "./option-types.ts";
import type { FaultScope } from "./scope.ts";

/** The connection ends before the headers of an answer: orderly, or with RST. Over HTTP/2, all of its calls end with it. */
export interface ConnectionEndFault extends FaultScope {
  readonly kind: "close" | "reset";
}

/** HTTP/2: the stream is reset before the headers. Over HTTP/1.1, the connection closes. */
export interface RstStreamFault extends FaultScope {
  readonly kind: "rst-stream";
  /** A number, or a name such as `REFUSED_STREAM`. Default `NO_ERROR`. */
  readonly code?: number | string;
}

/** HTTP/2: GOAWAY, which says that this call was not processed, and the connection closes. Over HTTP/1.1, it just closes. */
export interface GoawayFault extends FaultScope {
  readonly kind: "goaway";
  /** A number, or a name such as `ENHANCE_YOUR_CALM`. Default `NO_ERROR`. */
  readonly code?: number | string;
  /** GOAWAY, but this call is still answered; over HTTP/1.1, with `connection: close`. Default false. */
  readonly finish?: boolean;
}

const ends = (ending: ConnectionEnding, code: number | string = 0): FaultEffect => ({
  answer() {
    throw new ConnectionFault(ending, errorCodeNumber(code));
  },
});

/** Before the headers. Afterwards, it is `by` of the cuts that says how a connection ends. */
export const connections: {
  readonly close: FaultBehaviour<ConnectionEndFault>;
  readonly reset: FaultBehaviour<ConnectionEndFault>;
  readonly "rst-stream": FaultBehaviour<RstStreamFault>;
  readonly goaway: FaultBehaviour<GoawayFault>;
} = {
  close: { says: "the connection closes before the headers", options: {}, effect: () => ends("close") },
  reset: { says: "the connection is reset (RST) before the headers", options: {}, effect: () => ends("reset") },
  "rst-stream": {
    says: "HTTP/2's RST_STREAM before the headers",
    options: { code: errorCode },
    effect: ({ code }) => ends("rst-stream", code),
  },
  goaway: {
    says: "HTTP/2's GOAWAY before the headers",
    options: { code: errorCode, finish: flag },
    effect: ({ code = 0, finish = false }) => (finish ? { goaway: errorCodeNumber(code) } : ends("goaway", code)),
  },
};
