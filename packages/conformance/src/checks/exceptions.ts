import type { BedrockTargetError, Operation } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { ScriptedCheck } from "../check.ts";
import type { ScriptedConnection } from "../connection.ts";
import { operationsOf, send } from "../operations.ts";
import {
  type AnsweredException,
  answeredExceptions,
  type BareStatus,
  bareStatuses,
} from "../samples/answered-exceptions.ts";
import { bareAnswer, exceptionAnswer, requestId } from "../samples/answers.ts";
import { wordsFor } from "../samples/exceptions.ts";
import { plainRequest } from "../samples/plain-request.ts";
import type { Subject } from "../subject.ts";
import { failureOf } from "../wire.ts";

/** Every exception that AWS may answer has the code that it deserves, and nothing of it is lost. */
export const exceptionChecks = (subject: Subject): readonly ScriptedCheck[] =>
  operationsOf(subject).flatMap((operation) => [
    ...answeredExceptions
      .filter(({ only }) => only?.includes(operation) ?? true)
      .map((sample) => answeredWith(subject, operation, sample)),
    ...bareStatuses.map((sample) => answeredBarely(subject, operation, sample)),
  ]);

const answeredWith = (subject: Subject, operation: Operation, sample: AnsweredException): ScriptedCheck => ({
  name: `${operation} fails as \`${sample.code}\` when AWS answers with ${wordsFor(sample)}`,
  async run(connection) {
    const { status, origin, message } = sample;
    const answer = () => exceptionAnswer(sample, status, origin);
    const error = await failureWith(connection, answer, subject, operation);
    expectVerdict(error, sample, subject);
    expect(error.message).toContain(message);
    expect(error.cause, "AWS's own exception").toMatchObject({ message });
  },
});

const answeredBarely = (subject: Subject, operation: Operation, sample: BareStatus): ScriptedCheck => ({
  name: `${operation} fails as \`${sample.code}\` when the answer is ${sample.status} without a word`,
  async run(connection) {
    const answer = () => bareAnswer(sample.status);
    expectVerdict(await failureWith(connection, answer, subject, operation), sample, subject);
  },
});

const failureWith = (
  connection: ScriptedConnection,
  answer: () => Response,
  subject: Subject,
  operation: Operation,
): Promise<BedrockTargetError> =>
  connection.answerWith(answer, () =>
    failureOf(() => send(connection.client, operation, subject.modelId, plainRequest(subject, operation))),
  );

function expectVerdict(error: BedrockTargetError, { code, retryable, status }: BareStatus, { modelId }: Subject): void {
  expect(error).toMatchObject({ code, retryable, status, requestId, target: { modelId } });
  expect(error.attempts.at(-1), "the last try").toMatchObject({ code, status, requestId });
}
