import type { IncomingMessage } from "node:http";

/** All bytes of an answer. Most come in one piece, which is then given as it is. */
export const collectFrom = (answer: IncomingMessage): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    answer.on("data", (piece: Buffer) => {
      pieces.push(piece);
    });
    answer.on("end", () => {
      const [only] = pieces;
      resolve(pieces.length === 1 && only ? only : Buffer.concat(pieces));
    });
    // An answer that is cut fails with Node's ECONNRESET, an aborted one with its signal's reason.
    answer.on("error", reject);
  });
