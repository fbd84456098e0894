import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** A file of the folder `shared` beside the repository; undefined where a clone has none. */
const sharedFile = (path: string): Buffer | undefined => {
  const file = new URL(`../../../../shared/${path}`, import.meta.url);
  return existsSync(file) ? readFileSync(file) : undefined;
};

/** What a skipped test says. */
export const missingShared = "(skipped: there is no folder `shared` beside the repository)";

/** A frame of the shared vectors. */
export interface SharedVector {
  readonly name: string;
  readonly expect: "message" | "error";
  readonly encoded: string;
  readonly headers: readonly { name: string; type: string; value: string | number | boolean }[];
  readonly payload: string;
}

/** One recorded interaction. */
export interface Recording {
  readonly id: string;
  readonly operation: string;
  readonly modelId: string | null;
  readonly requestBody?: unknown;
  /** The beginning of the prompt, where the source recorded no more. */
  readonly requestHint?: string;
  /** The body, where it is no JSON. */
  readonly requestText?: string;
  readonly status: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBody?: unknown;
  readonly responseFrames?: readonly string[];
  readonly notes?: readonly string[];
}

const vectorFile = sharedFile("eventstream-vectors/vectors.json");
const recordingFile = sharedFile("recordings/recordings.jsonl.gz");

/** The shared vectors that are messages; undefined without the folder. */
export const sharedVectors: readonly SharedVector[] | undefined =
  vectorFile &&
  // The file's own description says that it has this shape.
  (JSON.parse(vectorFile.toString()) as { messages: SharedVector[] }).messages.filter(
    (vector) => vector.expect === "message",
  );

/** The recorded interactions; undefined without the folder. */
export const recordings: readonly Recording[] | undefined =
  recordingFile &&
  gunzipSync(recordingFile)
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

/** A shape of a service model, as far as a test reads it. */
export interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly locationName?: string }>>;
  readonly member?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly enum?: readonly string[];
}

/** A service model, as far as a test reads it. */
export interface ServiceModel {
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
        readonly output?: { readonly shape: string };
      }
    >
  >;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** The service model of `bedrock`, `bedrock-agent` or `bedrock-runtime`; undefined without the folder. */
export const serviceModel = (service: string): ServiceModel | undefined => {
  const file = sharedFile(`service-models/${service}.service-2.json`);
  return file && JSON.parse(file.toString());
};
