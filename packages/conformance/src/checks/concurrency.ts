import type { ConverseOperation } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { ConnectedCheck } from "../check.ts";
import type { Connection } from "../connection.ts";
import { converseOperationsOf, pathOf, send } from "../operations.ts";
import { type Exchange, plain, withField } from "../samples/exchange.ts";
import { type Subject, takes } from "../subject.ts";
import { callBehind } from "../wire.ts";

/** Each of many calls at once gets its own body there and its own reply back. */
export const concurrencyChecks = (subject: Subject): readonly ConnectedCheck[] =>
  converseOperationsOf(subject)
    .filter(() => takes(subject, "messages"))
    .map((operation) => ({
      name: `20 calls of ${operation} at once do not mix`,
      async run(connection) {
        const numbers = Array.from({ length: 20 }, (_, index) => index);
        await Promise.all(numbers.map((number) => sendNumbered(connection, subject, operation, number)));
      },
    }));

async function sendNumbered(
  connection: Connection,
  subject: Subject,
  operation: ConverseOperation,
  number: number,
): Promise<void> {
  const { request, body } = numbered(subject, operation, number);
  const reply = await send(connection.client, operation, subject.modelId, request);
  const call = callBehind(connection, reply.$metadata.requestId);
  expect(call.path).toBe(pathOf(subject, operation));
  expect(call.body).toStrictEqual(body);
}

function numbered(subject: Subject, operation: ConverseOperation, number: number): Exchange {
  const text = `This is message ${number}.`;
  const sent = { messages: [{ role: "user", content: [{ text }] }] };
  return withField(plain(subject, operation), "messages", { given: text, sent });
}
