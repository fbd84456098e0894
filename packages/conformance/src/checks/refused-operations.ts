import { type Operation, reasonAgainstOperation } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { ConnectedCheck } from "../check.ts";
import { operations, send } from "../operations.ts";
import { plainRequest } from "../samples/plain-request.ts";
import { has, type Subject } from "../subject.ts";
import { refusalOf } from "../wire.ts";

/** Operations that the kind does not have: explained, with advice, and nothing sent. */
export const refusedOperationChecks = (subject: Subject): readonly ConnectedCheck[] =>
  operations.filter((operation) => !has(subject, operation)).map((operation) => refuses(subject, operation));

const refuses = (subject: Subject, operation: Operation): ConnectedCheck => ({
  name: `${operation} is refused, with the reason and what to do`,
  async run(connection) {
    const error = await refusalOf(connection, () =>
      send(connection.client, operation, subject.modelId, plainRequest(subject, operation)),
    );
    expect(error).toMatchObject({ code: "operation-not-supported", target: { modelId: subject.modelId } });
    expect(error.message).toContain(reasonAgainstOperation(subject.rules, operation) ?? "");
    expect(error.advice).toBe(subject.rules.advice?.["operation-not-supported"] ?? error.advice);
  },
});
