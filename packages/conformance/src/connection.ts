import type { ConverseReply, ConverseStreamOutput, ModelRef, ModelTarget } from "@bedrock-targets/core";

/**
 * Opens a way to a server for one describe block: makes a client with the strategies that are handed in, and a server
 * that remembers what it receives. The suite closes the connection at the end of the block.
 */
export type Connect = PlainConnect | ScriptedConnect;

/** A way to a server that gives its own answers. AWS's exceptions are then checked as far as it has some itself. */
export interface PlainConnect {
  (targets: readonly ModelTarget[]): Connection | Promise<Connection>;
  readonly scripted?: never;
}

/** A way to a server that can be told what to answer. Over such a way, every exception of AWS is checked. */
export interface ScriptedConnect {
  (targets: readonly ModelTarget[]): ScriptedConnection | Promise<ScriptedConnection>;
  readonly scripted: true;
}

/** A client, and the view from the other end of the wire. */
export interface Connection {
  readonly client: ConnectedClient;
  /** Every request that the server has received since this connection was opened, newest last. */
  calls(): readonly ReceivedCall[];
  /** Ends client and server. */
  close(): void | Promise<void>;
}

/** A connection whose server can be told what to answer. */
export interface ScriptedConnection extends Connection {
  /**
   * Does something, and has the server answer each request meanwhile with what `answer` makes, in place of an answer of
   * its own. Such requests need not be among the `calls`. All tries of a call are answered alike: a client that tries
   * again only makes the suite wait, so let it try once.
   */
  answerWith<Result>(answer: () => Response, act: () => Promise<Result>): Promise<Result>;
}

/** A request as the server received it; the `calls` of our emulator fit. */
export interface ReceivedCall {
  readonly method: string;
  /** With its percent-encoding, as on the wire. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON. */
  readonly body: unknown;
  /** What the answer has in `x-amzn-requestid`: so the suite finds the call behind a reply. */
  readonly requestId: string;
  /** Becomes true when the client leaves before the end of the answer; may do so a moment later. */
  readonly aborted: boolean;
}

/**
 * What the suite uses of a client; a `BedrockClient` fits. Requests are of any shape here, because some are wrong on
 * purpose.
 */
export interface ConnectedClient {
  converse(modelId: string, request: object, options?: CallOptions): Promise<ConnectedReply>;
  converseStream(modelId: string, request: object, options?: CallOptions): Promise<ConnectedConverseStream>;
  invokeModel(modelId: string, request: object, options?: CallOptions): Promise<Answered>;
  invokeModelStream(modelId: string, request: object, options?: CallOptions): Promise<ConnectedInvokeStream>;
}

/** The call options that the suite uses. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** What every reply and every stream says of its call. */
export interface Answered {
  readonly target: ModelRef;
  readonly $metadata: { readonly requestId?: string };
}

/** The reply of `converse`, and of a stream put together. */
export type ConnectedReply = Answered & Pick<ConverseReply, "text" | "output" | "stopReason" | "usage">;

/** A streamed conversation: events, text, and the whole. */
export interface ConnectedConverseStream extends Answered, AsyncIterable<ConverseStreamOutput> {
  readonly text: AsyncIterable<string>;
  reply(): Promise<ConnectedReply>;
}

/** A streamed answer in the model's own format. */
export interface ConnectedInvokeStream extends Answered, AsyncIterable<unknown> {}
