import type { ServerResponse } from "node:http";
import type { Http2ServerResponse } from "node:http2";
import type { Socket } from "node:net";
import type { ConnectionEnding, ConnectionFault } from "../faults/connection-fault.ts";

/** Ends an answer, or the connection that it is on, as a fault says; first, what was written goes out. */
export const breakOff = async (
  response: ServerResponse | Http2ServerResponse,
  socket: Socket,
  { ending, errorCode }: ConnectionFault,
): Promise<void> => {
  await written(response);
  if ("stream" in response) http2Endings[ending](response, socket, errorCode);
  else if (ending === "reset") socket.resetAndDestroy();
  else socket.destroySoon();
};

type Http2Ending = (response: Http2ServerResponse, socket: Socket, errorCode: number) => void;

const http2Endings: Readonly<Record<ConnectionEnding, Http2Ending>> = {
  close: (_, socket) => socket.destroySoon(),
  reset: (_, socket) => void socket.resetAndDestroy(),
  "rst-stream": ({ stream }, _, errorCode) => stream.close(errorCode),
  goaway({ stream, headersSent }, socket, errorCode) {
    // What was begun was processed. What was not is above the last stream that was, and may be sent again without risk.
    const { id = 0 } = stream;
    socket.write(goawayFrame(headersSent ? id : Math.max(0, id - 2), errorCode));
    socket.destroySoon();
  },
};

/** Node's own `goaway` cannot say that nothing was processed. Frame type 7, on stream 0, eight bytes (RFC 9113, 6.8). */
const goawayFrame = (lastStream: number, errorCode: number): Uint8Array => {
  const frame = new Uint8Array(17);
  const view = new DataView(frame.buffer);
  view.setUint8(2, 8);
  view.setUint8(3, 7);
  view.setUint32(9, lastStream);
  view.setUint32(13, errorCode);
  return frame;
};

/** Resolves when all that was written has gone to the system, or the client has left. */
const written = async (response: ServerResponse | Http2ServerResponse): Promise<void> => {
  const waiting = () => ("stream" in response ? response.stream : response).writableLength > 0;
  do await aMoment();
  while (!response.destroyed && waiting());
};

/** The real one, also where a test runner puts another in its place later. */
const { setTimeout } = globalThis;

/** Node hands on what was written at the end of the current turn at the earliest. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
