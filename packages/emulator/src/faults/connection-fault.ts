/** How a connection, or one stream of it, ends against the rules. */
export type ConnectionEnding = "close" | "reset" | "rst-stream" | "goaway";

const sentences: Readonly<Record<ConnectionEnding, string>> = {
  close: "The emulated server closed the connection",
  reset: "The emulated server reset the connection",
  "rst-stream": "The emulated server reset the stream",
  goaway: "The emulated server sent GOAWAY and closed the connection",
};

/**
 * Thrown in place of an answer, or of the rest of one. A port turns it into what it says; whoever uses `fetch` gets it as it
 * is: a TypeError, as a failed fetch gives, with `ECONNRESET` in its cause.
 */
export class ConnectionFault extends TypeError {
  readonly ending: ConnectionEnding;
  /** Of RST_STREAM and GOAWAY (RFC 9113). */
  readonly errorCode: number;

  constructor(ending: ConnectionEnding, errorCode: number) {
    super(`${sentences[ending]}, because a fault says so`, {
      cause: Object.assign(new Error(sentences[ending]), { code: "ECONNRESET" }),
    });
    this.ending = ending;
    this.errorCode = errorCode;
  }
}

const notices = new WeakMap<Response, number>();

/** Lets a port say GOAWAY before this answer, which still comes to its end. */
export const announceGoaway = (response: Response, errorCode: number): void => void notices.set(response, errorCode);

/** The error code of the GOAWAY to say before this answer; undefined for none. */
export const goawayOf = (response: Response): number | undefined => notices.get(response);
