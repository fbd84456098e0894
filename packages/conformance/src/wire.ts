import { BedrockTargetError, type Operation } from "@bedrock-targets/core";
import { expect, vi } from "vitest";
import type { Connection, ReceivedCall } from "./connection.ts";
import { begin, pathOf } from "./operations.ts";
import type { Exchange } from "./samples/exchange.ts";
import type { Subject } from "./subject.ts";

/** The one call that the server receives while something is done. */
export async function callDuring(connection: Connection, act: () => Promise<unknown>): Promise<ReceivedCall> {
  const before = connection.calls().length;
  await act();
  const [call, ...further] = connection.calls().slice(before);
  if (!call || further.length > 0) throw new Error(`The server received ${call ? "more than one call" : "no call"}.`);
  return call;
}

/** The server's call behind a reply. */
export function callBehind(connection: Connection, requestId: string | undefined): ReceivedCall {
  const call = connection.calls().find((received) => received.requestId === requestId);
  if (!call) throw new Error(`The server answered no call with the request id ${requestId} of the reply.`);
  return call;
}

/** Waits until the server has noticed that the client left; it may do so a moment later. */
export const expectAborted = (connection: Connection, requestId: string | undefined): Promise<void> =>
  vi.waitFor(() => expect(callBehind(connection, requestId).aborted).toBe(true), { timeout: 2_000, interval: 2 });

/** Sends a request, and expects the server to receive exactly its body. */
export async function expectSent(
  connection: Connection,
  subject: Subject,
  operation: Operation,
  { request, body }: Exchange,
): Promise<void> {
  const call = await callDuring(connection, () => begin(connection.client, operation, subject.modelId, request));
  expect(call.path).toBe(pathOf(subject, operation));
  expect(call.body).toStrictEqual(body);
}

/** The error of a call that must fail: always of the one class, with a code and advice. */
export async function failureOf(act: () => Promise<unknown>): Promise<BedrockTargetError> {
  const thrown: unknown = await act().then(
    () => {
      throw new Error("The call did not fail.");
    },
    (reason: unknown) => reason,
  );
  if (!BedrockTargetError.is(thrown))
    throw new Error(`No BedrockTargetError, but ${String(thrown)}`, { cause: thrown });
  expect(thrown.code).toMatch(/^[a-z-]+$/);
  expect(thrown.advice, "the error's advice").toMatch(/\S/);
  return thrown;
}

/** The error of a call that must be refused before anything is sent. */
export async function refusalOf(connection: Connection, act: () => Promise<unknown>): Promise<BedrockTargetError> {
  const before = connection.calls().length;
  const error = await failureOf(act);
  expect(connection.calls().length - before, "calls that were sent").toBe(0);
  return error;
}
