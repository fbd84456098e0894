import type { JsonObject } from "../../src/wire/json.ts";
import type { Recording } from "../shared.ts";

/** The recorded body; where the source recorded only the beginning of the prompt, a plain request in the same format. */
export const requestOf = (recording: Recording): unknown => {
  const { requestBody, requestHint } = recording;
  if (requestBody !== undefined && requestBody !== null) return requestBody;
  return requestHint?.startsWith("{") ? requestHint : plainRequest(recording);
};

const plainRequest = ({ operation, modelId, requestHint: text = "Hello." }: Recording): JsonObject => {
  if (operation.startsWith("Converse")) return { messages: [{ role: "user", content: [{ text }] }] };
  if (text.startsWith("Human: ")) return completion(text);
  const [, request] = formats.find(([beginning]) => modelId?.startsWith(beginning)) ?? [];
  return request?.(text) ?? {};
};

const completion = (text: string): JsonObject => ({ prompt: `\n\n${text}\n\nAssistant:`, max_tokens_to_sample: 512 });

const formats: readonly (readonly [beginning: string, request: (text: string) => JsonObject])[] = [
  ["amazon.titan-", (inputText) => ({ inputText })],
  [
    "anthropic.",
    (content) => ({ anthropic_version: "bedrock-2023-05-31", max_tokens: 512, messages: [{ role: "user", content }] }),
  ],
  ["cohere.embed-", (text) => ({ texts: [text], input_type: "search_document" })],
  ["cohere.", (prompt) => ({ prompt })],
  ["meta.", (prompt) => ({ prompt })],
  ["mistral.", (prompt) => ({ prompt })],
];
