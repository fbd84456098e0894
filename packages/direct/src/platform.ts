import type { AnswerHead } from "@bedrock-targets/core";
import type { Body } from "@bedrock-targets/core/wire";
import type { Endpoint } from "./endpoint/endpoint.ts";
import type { Signer } from "./signing/signer.ts";

/** A request that is ready to be sent, by POST. */
export interface Outgoing {
  readonly endpoint: Endpoint;
  /** With the endpoint's own path and query. */
  readonly path: string;
  /** Names in lower case; without `content-length`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly signal: AbortSignal | undefined;
}

/** Takes an answer as soon as it begins. Whatever reads the body has to be attached before it returns. */
export type Receive<Result> = (head: AnswerHead, body: Body) => Result | Promise<Result>;

/** What differs between Node and the rest. */
export interface Platform {
  /** The header that says who calls. */
  readonly userAgent: Readonly<Record<string, string>>;
  createSigner(region: string): Signer;
  /**
   * Sends a request, and gives what `receive` makes of the answer. Once the signal is aborted it fails with its reason, and
   * so does whatever is still reading.
   */
  post<Result>(request: Outgoing, receive: Receive<Result>): Promise<Result>;
  /** All bytes of a body. */
  collect(body: Body): Promise<Uint8Array>;
  /** The region of the profile, where there are AWS's files to look into. */
  profileRegion(): Promise<string | undefined>;
  /** Closes the connections that nobody uses; one in use is closed once its answer has ended. */
  destroy(): void;
}
