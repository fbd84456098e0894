import type { JsonObject } from "../wire/json.ts";

/** What a request asks, whatever its format: the part that an answer depends on. */
export interface Question {
  /** The request's text as it came: identifiers and padding depend on it. */
  readonly seed: string;
  readonly modelName: string;
  readonly system: string;
  /** The text of the last user message that has any. */
  readonly prompt: string;
  /** The variables of a stored prompt; undefined where the request brings its own text. */
  readonly variables: Readonly<Record<string, string>> | undefined;
  /** What the tools said; undefined where the last message brings nothing of it. */
  readonly toolResult: string | undefined;
  readonly tools: readonly Tool[];
  /** Tools that Bedrock runs itself, by name. Default none. */
  readonly systemTools?: readonly string[];
  /** Whether a tool has to be used, and which. */
  readonly toolChoice: "auto" | "any" | { readonly name: string };
  readonly maxTokens: number | undefined;
  readonly stopSequences: readonly string[];
  /** Whether to think aloud first, and how that is written down. */
  readonly reasoning: Reasoning | undefined;
  /** The JSON Schema that the answer's text has to follow, if any. */
  readonly outputSchema: JsonObject | undefined;
  /** Documents to cite. */
  readonly citedDocuments: readonly CitedDocument[];
  readonly size: RequestSize;
}

/** With the signature of who thought, without, or so that nobody can read it. */
export type Reasoning = "signed" | "plain" | "redacted";

/** A tool that the request offers. */
export interface Tool {
  readonly name: string;
  readonly schema: JsonObject;
}

/** A document with citations enabled, and where it stands among the documents. */
export interface CitedDocument {
  readonly index: number;
  /** What its places are counted in. */
  readonly unit: "char" | "page" | "chunk";
  readonly title: string;
  readonly text: string;
}

/** Characters in a request; `cached` are those before the last cache point, undefined without one. */
export interface RequestSize {
  readonly characters: number;
  readonly cached?: number;
}
