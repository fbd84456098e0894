import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { TransportOperation } from "../../../src/index.ts";

/** Vectors and recorded traffic lie beside the repository where the project is developed; a clone has neither. */
const shared = new URL("../../../../../../shared/", import.meta.url);

/** Whether a file of them is there; a line says so where it is not. */
export function isShared(path: string, what: string): boolean {
  const there = existsSync(new URL(path, shared));
  if (!there) console.log(`Skipped: ${what} are not part of a clone (they lie beside the repository).`);
  return there;
}

export const readShared = (path: string): Buffer => readFileSync(new URL(path, shared));

/** Loads a tool of theirs; its type is the caller's word for it. */
export const importShared = <Exports>(path: string): Promise<Exports> => import(new URL(path, shared).href);

/** One recorded exchange, as far as it is used here. */
export interface Recording {
  readonly id: string;
  readonly operation: string;
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>> | null;
  readonly responseBody?: unknown;
  readonly responseFrames?: readonly string[];
}

let areThere: boolean | undefined;

/** Whether recordings are there; a line says so once where they are not. */
export function areRecordingsShared(): boolean {
  areThere ??= isShared("recordings/recordings.jsonl.gz", "recordings");
  return areThere;
}

/** All recorded exchanges; none in a clone. */
export function readRecordings(): Recording[] {
  if (!areRecordingsShared()) return [];
  const lines = gunzipSync(readShared("recordings/recordings.jsonl.gz")).toString().trim().split("\n");
  return lines.map((line): Recording => JSON.parse(line));
}

const operations: Readonly<Record<string, TransportOperation>> = {
  Converse: "converse",
  ConverseStream: "converseStream",
  InvokeModel: "invokeModel",
  InvokeModelWithResponseStream: "invokeModelStream",
  CountTokens: "countTokens",
};

/** Our name of a recorded operation; `undefined` for those that are not of the wire code. */
export const operationOf = ({ operation }: Recording): TransportOperation | undefined => operations[operation];

/** The answer's body as bytes: the frames of a stream, else JSON. */
export const bodyOf = ({ responseFrames, responseBody }: Recording): Uint8Array =>
  new Uint8Array(
    responseFrames
      ? Buffer.concat(responseFrames.map((frame) => Buffer.from(frame, "base64")))
      : Buffer.from(JSON.stringify(responseBody)),
  );
