import { type FrameHeaders, frameOf } from "../frames.ts";

/** What AWS sends when it cannot do what it was asked. */
export interface ServiceException {
  readonly name: string;
  readonly message: string;
  /** What the exception says beside its message. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The request id of every answer here. */
export const requestId = "5e1f0d3c-7a26-4b8e-9c41-2d6f8a90b3e7";

/** An exception in place of an answer. Its class is in a header, with something behind a colon that is no part of it. */
export const exceptionAnswer = (
  { name, message, details }: ServiceException,
  status: number,
  origin: string = "com.amazon.bedrock",
): Response =>
  Response.json(
    { message, ...details },
    {
      status,
      headers: {
        "x-amzn-requestid": requestId,
        "x-amzn-errortype": `${name}:http://internal.amazon.com/coral/${origin}/`,
      },
    },
  );

/** An answer that does not say why it is none. */
export const bareAnswer = (status: number): Response =>
  new Response(null, { status, headers: { "x-amzn-requestid": requestId } });

/** The frames of an event stream, one after the other; at their end the body ends, or the connection breaks. */
export function streamAnswer(frames: readonly Uint8Array[], end: "ends" | "breaks" = "ends"): Response {
  const waiting = [...frames];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const frame = waiting.shift();
      if (frame) controller.enqueue(frame);
      else if (end === "ends") controller.close();
      else controller.error(new Error("The connection was cut."));
    },
  });
  return new Response(body, {
    headers: {
      "x-amzn-requestid": requestId,
      "content-type": "application/vnd.amazon.eventstream",
      "x-amzn-bedrock-content-type": "application/json",
    },
  });
}

/** An answer that begins and never ends. */
export const endlessAnswer = (): Response =>
  new Response(new ReadableStream(), {
    headers: { "x-amzn-requestid": requestId, "content-type": "application/json" },
  });

/** An event of ConverseStream, or a chunk of InvokeModel's. */
export const eventFrame = (type: string, payload: unknown): Uint8Array =>
  frameOf(headersOf("event", ":event-type", type), payload);

/** An exception inside a stream: its class is the name of the stream's member. */
export const exceptionFrame = ({ name, message, details }: ServiceException): Uint8Array =>
  frameOf(headersOf("exception", ":exception-type", memberOf(name)), { message, ...details });

const memberOf = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const headersOf = (messageType: string, typeHeader: string, type: string): FrameHeaders => [
  [typeHeader, type],
  [":content-type", "application/json"],
  [":message-type", messageType],
];
