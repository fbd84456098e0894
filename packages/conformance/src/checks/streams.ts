import { expect } from "vitest";
import type { ConnectedCheck } from "../check.ts";
import type { ConnectedConverseStream, Connection } from "../connection.ts";
import { operationsOf, send } from "../operations.ts";
import { plainRequest } from "../samples/plain-request.ts";
import { has, type Subject } from "../subject.ts";
import { callBehind, expectAborted } from "../wire.ts";

/** The three ways to read a streamed conversation agree, and whoever leaves early ends the exchange. */
export const streamChecks = (subject: Subject): readonly ConnectedCheck[] => [
  ...(has(subject, "converseStream") ? readings(subject) : []),
  ...operationsOf(subject)
    .filter((operation) => operation === "converseStream" || operation === "invokeModelStream")
    .flatMap((operation) => [leavesEarly(subject, operation), readsToTheEnd(subject, operation)]),
];

const readings = (subject: Subject): readonly ConnectedCheck[] => [
  {
    name: "converseStream adds its events up to the reply",
    async run(connection) {
      const stream = await open(connection, subject);
      const seen = { text: "", stopReason: undefined as unknown, usage: undefined as unknown };
      for await (const { contentBlockDelta, messageStop, metadata } of stream) {
        seen.text += contentBlockDelta?.delta?.text ?? "";
        seen.stopReason ??= messageStop?.stopReason;
        seen.usage ??= metadata?.usage;
      }
      const { text, stopReason, usage } = await stream.reply();
      expect({ text, stopReason, usage }).toStrictEqual(seen);
      expect(await joined(stream.text), "text read after the events").toBe(seen.text);
    },
  },
  {
    name: "converseStream gives the text alone, piece by piece",
    async run(connection) {
      const stream = await open(connection, subject);
      const text = await joined(stream.text);
      expect(text).not.toBe("");
      expect((await stream.reply()).text).toBe(text);
    },
  },
  {
    name: "converseStream gives the whole reply at once",
    async run(connection) {
      const { text, output, stopReason, usage } = await (await open(connection, subject)).reply();
      const written = output?.message?.content?.map((block) => block.text ?? "").join("");
      expect(text).toBe(written);
      expect(text).not.toBe("");
      expect(stopReason).toEqual(expect.any(String));
      expect(usage).toMatchObject({ inputTokens: expect.any(Number), outputTokens: expect.any(Number) });
    },
  },
];

type StreamOperation = "converseStream" | "invokeModelStream";

const leavesEarly = (subject: Subject, operation: StreamOperation): ConnectedCheck => ({
  name: `${operation} ends the exchange when its reader leaves early`,
  async run(connection) {
    const request = plainRequest(subject, operation);
    const stream = await connection.client[operation](subject.modelId, request);
    for await (const _event of stream) break;
    await expectAborted(connection, stream.$metadata.requestId);
  },
});

const readsToTheEnd = (subject: Subject, operation: StreamOperation): ConnectedCheck => ({
  name: `${operation} is not left by a reader that stays to the end`,
  async run(connection) {
    const request = plainRequest(subject, operation);
    const { $metadata } = await send(connection.client, operation, subject.modelId, request);
    expect(callBehind(connection, $metadata.requestId).aborted).toBe(false);
  },
});

const open = ({ client }: Connection, subject: Subject): Promise<ConnectedConverseStream> =>
  client.converseStream(subject.modelId, plainRequest(subject, "converseStream"));

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
