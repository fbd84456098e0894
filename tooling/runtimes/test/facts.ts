import { expect } from "vitest";

const left = { error: { code: "aborted", retryable: false }, left: true };
const interrupted = { code: "stream-interrupted", retryable: true, status: 200 };
const told = expect.stringContaining("“Tell me a story: 昔々、あるところに 🦊 …” is what");

/** What is known of some scenarios beforehand, so that all runtimes cannot agree on something wrong. */
export const facts: Readonly<Record<string, unknown>> = {
  "a conversation with a base model": expect.objectContaining({
    text: expect.stringContaining("“Hello” is what Nova Lite was asked."),
    stopReason: "end_turn",
    target: expect.objectContaining({ kind: "base" }),
  }),
  "a conversation through a cross-region profile": { text: told, kind: "cross-region" },
  "a stored prompt with variables": {
    text: expect.stringContaining("Translate into English: こんにちは"),
    kind: "prompt",
  },
  "eight conversations at once": Array.from({ length: 8 }, (_, at) => expect.stringContaining(`“Number ${at + 1}”`)),
  "a request of a megabyte": expect.objectContaining({ inputTokens: 125_000 }),
  "a stream's events": expect.arrayContaining([
    { messageStart: { role: "assistant" } },
    { messageStop: { stopReason: "end_turn" } },
  ]),
  "a stream's text": told,
  "a stream's reply": expect.objectContaining({ text: told, stopReason: "end_turn" }),
  "leaving a stream early": { pieces: 2, left: true },
  "a model that does not exist": { code: "not-found", retryable: false, status: 400 },
  "a model that needs a profile": { code: "on-demand-not-supported", retryable: false, status: 400 },
  "a call aborted before its answer": left,
  "a stream aborted on its way": left,
  "a client destroyed while it streams": left,
  "a stream with one flipped bit": { error: { ...interrupted, partial: "“Tell me a story:" }, left: true },
  "a stream that ends too early": { ...interrupted, partial: "“Tell me a story: 昔々、あるところに 🦊" },
  "a stream whose connection breaks": interrupted,
  "temporary credentials and a header of one's own": told,
  "a bearer token": told,
  "no credentials at all": { code: "credentials", retryable: false },
};
