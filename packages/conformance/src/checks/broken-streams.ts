import { BedrockTargetError } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { ScriptedCheck } from "../check.ts";
import type { ConnectedClient } from "../connection.ts";
import { requestId } from "../samples/answers.ts";
import { type BrokenStream, brokenStreams, type StreamOperation } from "../samples/broken-streams.ts";
import { plainRequest } from "../samples/plain-request.ts";
import { has, type Subject } from "../subject.ts";
import { failureOf } from "../wire.ts";

/** A stream that AWS or the network breaks off is never taken for whole, and what came before it is not lost. */
export const brokenStreamChecks = (subject: Subject): readonly ScriptedCheck[] => [
  ...checksFor(subject, "converseStream", [byEvent, byText, whole]),
  ...checksFor(subject, "invokeModelStream", [byChunk]),
];

/** Reads a stream until it fails, and puts down what it has heard: who waits for the whole, what the error has of it. */
type Reader = (client: ConnectedClient, subject: Subject, heard: string[]) => Promise<void>;

const open = (client: ConnectedClient, subject: Subject) =>
  client.converseStream(subject.modelId, plainRequest(subject, "converseStream"));

const byEvent: Reader = async (client, subject, heard) => {
  for await (const event of await open(client, subject)) heard.push(event.contentBlockDelta?.delta?.text ?? "");
};

const byText: Reader = async (client, subject, heard) => {
  for await (const piece of (await open(client, subject)).text) heard.push(piece);
};

const whole: Reader = async (client, subject, heard) => {
  const stream = await open(client, subject);
  await stream.reply().catch((error: unknown) => {
    if (BedrockTargetError.is(error)) heard.push(error.partial?.text ?? "");
    throw error;
  });
};

const byChunk: Reader = async (client, subject, heard) => {
  const stream = await client.invokeModelStream(subject.modelId, plainRequest(subject, "invokeModelStream"));
  for await (const chunk of stream) heard.push((chunk as { outputText: string }).outputText); // as the sample has it
};

const checksFor = (
  subject: Subject,
  operation: StreamOperation,
  readers: readonly Reader[],
): readonly ScriptedCheck[] =>
  has(subject, operation) ? brokenStreams[operation].map((stream) => fails(subject, operation, stream, readers)) : [];

const fails = (
  subject: Subject,
  operation: StreamOperation,
  stream: BrokenStream,
  readers: readonly Reader[],
): ScriptedCheck => ({
  name: `${operation} fails as \`${stream.code}\` when ${stream.when}`,
  async run(connection) {
    for (const read of readers) {
      const heard: string[] = [];
      const reading = () => failureOf(() => read(connection.client, subject, heard));
      const error = await connection.answerWith(stream.answer, reading);
      expectFailure(error, stream, subject);
      expectText(heard.join(""), stream);
      if (operation === "converseStream") expectPartial(error, heard.join(""));
    }
  },
});

function expectFailure(error: BedrockTargetError, { code, retryable, message }: BrokenStream, subject: Subject): void {
  expect(error).toMatchObject({ code, retryable, requestId, target: { modelId: subject.modelId } });
  expect(error.message).toContain(message);
}

function expectText(heard: string, { text, lossy = false }: BrokenStream): void {
  expect(lossy ? text.slice(0, heard.length) : text, "what a reader got").toBe(heard);
}

/** A model's own format has no parts that anybody could put together. */
function expectPartial({ partial }: BedrockTargetError, text: string): void {
  expect(partial?.text ?? "", "text in `partial`").toBe(text);
  expect(partial?.content ?? [], "content in `partial`").toStrictEqual(text === "" ? [] : [{ text }]);
}
