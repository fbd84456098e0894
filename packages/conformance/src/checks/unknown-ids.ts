import { expect } from "vitest";
import type { ConnectedCheck } from "../check.ts";
import { operationsOf, pathOf, send } from "../operations.ts";
import { plainRequest } from "../samples/plain-request.ts";
import type { Subject } from "../subject.ts";
import { callDuring, failureOf } from "../wire.ts";

/** The exception that every server has of its own: the string is sent, and nothing stands behind it. */
export const unknownIdChecks = (subject: Subject): readonly ConnectedCheck[] =>
  operationsOf(subject).map((operation) => ({
    name: `${operation} fails as \`not-found\` when nothing stands behind ${subject.modelId}`,
    async run(connection) {
      const { modelId } = subject;
      const request = plainRequest(subject, operation);
      const call = await callDuring(connection, async () => {
        const error = await failureOf(() => send(connection.client, operation, modelId, request));
        expect(error).toMatchObject({ code: "not-found", retryable: false, target: { modelId } });
        expect(error.status).toBeOneOf([400, 404]);
        expect(error.attempts).toMatchObject([{ code: "not-found", status: error.status, requestId: error.requestId }]);
      });
      expect(call.path).toBe(pathOf(subject, operation));
    },
  }));
