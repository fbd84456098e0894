import type { Writable } from "node:stream";

/** What Lambda's Node.js runtime has under the global name `awslambda`; there is no package of it. */
export interface AwsLambda {
  /** Marks a handler as one that streams: it is called with a stream for its response. */
  streamifyResponse(handler: StreamingHandler): StreamingHandler;
  readonly HttpResponseStream: {
    /** Sends the status and the headers before the first byte. */
    from(stream: Writable, metadata: { statusCode: number; headers: Record<string, string> }): Writable;
  };
}

/** Called with a function URL's event, of which this app reads the body alone. */
export type StreamingHandler = (
  event: { body?: string; isBase64Encoded?: boolean },
  response: Writable,
) => Promise<void>;

declare global {
  const awslambda: AwsLambda;
}
