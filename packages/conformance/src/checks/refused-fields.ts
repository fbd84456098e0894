import { type ConverseOperation, type Operation, reasonAgainst } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { ConnectedCheck } from "../check.ts";
import { converseOperationsOf, invokeOperationsOf, operationsOf, send } from "../operations.ts";
import { type ConverseField, converseFields, samplesOf } from "../samples/converse-fields.ts";
import { invokeHeaderFields, invokeHeaders } from "../samples/invoke-fields.ts";
import { plainRequest } from "../samples/plain-request.ts";
import { type Subject, takes } from "../subject.ts";
import { refusalOf } from "../wire.ts";

/** Fields that the rules refuse, and fields that do not exist: named, explained, and nothing sent. */
export const refusedFieldChecks = (subject: Subject): readonly ConnectedCheck[] => [
  ...converseOperationsOf(subject).flatMap((operation) =>
    converseFields
      .filter((field) => !takes(subject, field))
      .map((field) => refusesField(subject, operation, field, valuesOf(subject, field, operation))),
  ),
  ...invokeOperationsOf(subject).flatMap((operation) => [
    ...invokeHeaderFields
      .filter((field) => !takes(subject, field))
      .map((field) => refusesField(subject, operation, field, [invokeHeaders[field].value])),
    refusesField(subject, operation, "variables", [subject.variables]),
  ]),
  ...operationsOf(subject).map((operation) => refusesUnknown(subject, operation)),
];

const valuesOf = (subject: Subject, field: ConverseField, operation: ConverseOperation): readonly unknown[] =>
  samplesOf(subject, field, operation).map(({ given }) => given);

const refusesField = (
  subject: Subject,
  operation: Operation,
  field: string,
  values: readonly unknown[],
): ConnectedCheck => ({
  name: `${operation} refuses \`${field}\`, and says why`,
  async run(connection) {
    for (const value of values) {
      const request = { ...plainRequest(subject, operation), [field]: value };
      const error = await refusalOf(connection, () => send(connection.client, operation, subject.modelId, request));
      expect(error).toMatchObject({ code: "invalid-request", target: { modelId: subject.modelId } });
      expect(error.message).toContain(`\`${field}\``);
      expect(error.message).toContain(reasonAgainst(subject.rules, field) ?? "");
    }
  },
});

/** `temperature` belongs into `inferenceConfig`, or into the model's own body: at the top it would be lost. */
const refusesUnknown = (subject: Subject, operation: Operation): ConnectedCheck => ({
  name: `${operation} refuses a field that does not exist, and names it`,
  async run(connection) {
    const request = { ...plainRequest(subject, operation), temperature: 0.5 };
    const error = await refusalOf(connection, () => send(connection.client, operation, subject.modelId, request));
    expect(error.code).toBe("invalid-request");
    expect(error.message).toContain("`temperature`");
  },
});
