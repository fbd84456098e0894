import type { Operation } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { ConnectedCheck, ScriptedCheck } from "../check.ts";
import { operationsOf, send } from "../operations.ts";
import { endlessAnswer } from "../samples/answers.ts";
import { plainRequest } from "../samples/plain-request.ts";
import type { Subject } from "../subject.ts";
import { callBehind, expectAborted, failureOf, refusalOf } from "../wire.ts";

/** An abort is `aborted`, whenever it comes; behind the end it is nothing. */
export const abortChecks = (subject: Subject): readonly ConnectedCheck[] =>
  operationsOf(subject).flatMap((operation) => [
    beforeSending(subject, operation),
    underWay(subject, operation),
    ...(operation === "converseStream" || operation === "invokeModelStream" ? [whileReading(subject, operation)] : []),
    afterTheEnd(subject, operation),
  ]);

const beforeSending = (subject: Subject, operation: Operation): ConnectedCheck => ({
  name: `${operation} sends nothing with a signal that was aborted before`,
  async run(connection) {
    const { modelId } = subject;
    const signal = AbortSignal.abort();
    const error = await refusalOf(connection, () =>
      send(connection.client, operation, modelId, plainRequest(subject, operation), { signal }),
    );
    expect(error).toMatchObject({ code: "aborted", target: { modelId } });
  },
});

const underWay = (subject: Subject, operation: Operation): ConnectedCheck => ({
  name: `${operation} fails as aborted when that happens while it is under way`,
  async run({ client }) {
    const controller = new AbortController();
    const { signal } = controller;
    const reply = send(client, operation, subject.modelId, plainRequest(subject, operation), { signal });
    controller.abort();
    expect((await failureOf(() => reply)).code).toBe("aborted");
  },
});

const whileReading = (subject: Subject, operation: "converseStream" | "invokeModelStream"): ConnectedCheck => ({
  name: `${operation} fails as aborted between two events, and ends the exchange`,
  async run(connection) {
    const controller = new AbortController();
    const { signal } = controller;
    const stream = await connection.client[operation](subject.modelId, plainRequest(subject, operation), { signal });
    const error = await failureOf(async () => {
      for await (const _event of stream) controller.abort();
    });
    expect(error.code).toBe("aborted");
    await expectAborted(connection, stream.$metadata.requestId);
  },
});

/** The same behind the moment at which the server has the call: it never comes to the end of its answer. */
export const answeringAbortChecks = (subject: Subject): readonly ScriptedCheck[] =>
  operationsOf(subject).map((operation) => ({
    name: `${operation} fails as aborted when that happens while its answer is coming`,
    async run(connection) {
      const controller = new AbortController();
      const answer = () => {
        queueMicrotask(() => controller.abort());
        return endlessAnswer();
      };
      const { signal } = controller;
      const request = plainRequest(subject, operation);
      const error = await connection.answerWith(answer, () =>
        failureOf(() => send(connection.client, operation, subject.modelId, request, { signal })),
      );
      expect(error.code).toBe("aborted");
    },
  }));

const afterTheEnd = (subject: Subject, operation: Operation): ConnectedCheck => ({
  name: `${operation} does not mind an abort after its end`,
  async run(connection) {
    const controller = new AbortController();
    const { signal } = controller;
    const request = plainRequest(subject, operation);
    const reply = await send(connection.client, operation, subject.modelId, request, { signal });
    controller.abort();
    const next = await send(connection.client, operation, subject.modelId, request);
    expect(next.$metadata.requestId).not.toBe(reply.$metadata.requestId);
    expect(callBehind(connection, reply.$metadata.requestId).aborted).toBe(false);
  },
});
