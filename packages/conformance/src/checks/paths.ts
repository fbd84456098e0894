import { expect } from "vitest";
import type { ConnectedCheck } from "../check.ts";
import { begin, operationsOf, pathOf, send } from "../operations.ts";
import { plainRequest } from "../samples/plain-request.ts";
import type { Subject } from "../subject.ts";
import { callBehind, callDuring } from "../wire.ts";

/** Where a call goes, and what its reply says about that. */
export const pathChecks = (subject: Subject): readonly ConnectedCheck[] =>
  operationsOf(subject).flatMap((operation) => [
    {
      name: `${operation} has the modelId as one percent-encoded segment of its path`,
      async run(connection) {
        const request = plainRequest(subject, operation);
        const call = await callDuring(connection, () => begin(connection.client, operation, subject.modelId, request));
        expect(`${call.method} ${call.path}`).toBe(`POST ${pathOf(subject, operation)}`);
      },
    },
    {
      name: `${operation} replies with the target that was called, and with the request's id`,
      async run(connection) {
        const request = plainRequest(subject, operation);
        const reply = await send(connection.client, operation, subject.modelId, request);
        expect(reply.target).toEqual(subject.target.ref);
        expect(callBehind(connection, reply.$metadata.requestId).path).toBe(pathOf(subject, operation));
      },
    },
  ]);
