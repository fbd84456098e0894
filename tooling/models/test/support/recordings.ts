import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** A recorded interaction, as far as it is looked at here. */
interface Recording {
  readonly operation: string;
  readonly modelId: string | null;
  readonly status: number;
  readonly requestBody?: unknown;
  readonly responseBody?: unknown;
  readonly responseFrames?: readonly string[];
}

const file = new URL("../../../../../shared/recordings/recordings.jsonl.gz", import.meta.url);

/** The recorded interactions; undefined where a clone has no folder `shared` beside it. */
export const recordings: readonly Recording[] | undefined = existsSync(file)
  ? gunzipSync(readFileSync(file))
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
  : undefined;

const operations: Readonly<Record<string, string>> = {
  Converse: "converse",
  ConverseStream: "converseStream",
  InvokeModel: "invokeModel",
  InvokeModelWithResponseStream: "invokeModelStream",
  CountTokens: "countTokens",
};

/** The capabilities that a recorded call shows; none where the call failed. */
export function shownBy(recording: Recording): readonly string[] {
  const { operation, status } = recording;
  const called = operations[operation];
  const answer = answerOf(recording);
  if (called === undefined || status !== 200 || answer.includes(":exception-type")) return [];
  return called.startsWith("converse") ? [called, ...shownByConverse(recording, answer)] : [called];
}

function shownByConverse({ operation, requestBody }: Recording, answer: string): string[] {
  const request = JSON.stringify(requestBody);
  const shows: Readonly<Record<string, boolean>> = {
    toolUse: answer.includes("toolUse"),
    streamingToolUse: answer.includes("toolUse") && operation === "ConverseStream",
    promptCaching: request.includes('"cachePoint":'),
    structuredOutput: request.includes('"textFormat":'),
    reasoning: answer.includes("reasoningContent"),
    imageInput: hasBlock(requestBody, "image"),
    documentInput: hasBlock(requestBody, "document"),
  };
  return Object.keys(shows).filter((name) => shows[name]);
}

const answerOf = ({ responseBody, responseFrames = [] }: Recording): string =>
  (responseBody === undefined ? "" : JSON.stringify(responseBody)) +
  responseFrames.map((frame) => Buffer.from(frame, "base64").toString("latin1")).join("");

/** Whether a message has such a block. A tool result may have images, too, which are not meant. */
function hasBlock(requestBody: unknown, name: string): boolean {
  const messages: readonly { readonly content?: unknown }[] = Object(requestBody).messages ?? [];
  return messages.some(({ content }) => Array.isArray(content) && content.some((block) => name in Object(block)));
}
