import { expect } from "vitest";
import type { ConnectedCheck } from "../check.ts";
import { begin, invokeOperationsOf, send } from "../operations.ts";
import {
  type InvokeHeaderField,
  type InvokeOperation,
  invokeHeaderFields,
  invokeHeaders,
} from "../samples/invoke-fields.ts";
import { type Subject, takes } from "../subject.ts";
import { callDuring, expectSent, refusalOf } from "../wire.ts";

/** What becomes of an InvokeModel request: the body is the model's own, the fields are headers. */
export const invokeFieldChecks = (subject: Subject): readonly ConnectedCheck[] =>
  invokeOperationsOf(subject).flatMap((operation) => [
    sendsBody(subject, operation),
    needsBody(subject, operation),
    sendsDefaults(subject, operation),
    ...invokeHeaderFields
      .filter((field) => takes(subject, field))
      .map((field) => sendsHeader(subject, operation, field)),
  ]);

const sendsBody = (subject: Subject, operation: InvokeOperation): ConnectedCheck => ({
  name: `${operation} sends a body of JSON, text or bytes as it is`,
  async run(connection) {
    const text = JSON.stringify(subject.invokeBody);
    const bytes = new TextEncoder().encode(`  ${text}`);
    for (const body of [subject.invokeBody, text, bytes, bytes.subarray(2), bytes.slice(2).buffer]) {
      await expectSent(connection, subject, operation, { request: { body }, body: subject.invokeBody });
    }
  },
});

const needsBody = (subject: Subject, operation: InvokeOperation): ConnectedCheck => ({
  name: `${operation} refuses a request without a body`,
  async run(connection) {
    for (const request of [{}, { body: "" }, { body: undefined }]) {
      const error = await refusalOf(connection, () => send(connection.client, operation, subject.modelId, request));
      expect(error.code).toBe("invalid-request");
      expect(error.message).toContain("`body`");
    }
  },
});

const sendsDefaults = (subject: Subject, operation: InvokeOperation): ConnectedCheck => ({
  name: `${operation} says JSON where nothing is said, and sends no header for an empty field`,
  async run(connection) {
    const empty = Object.fromEntries(
      invokeHeaderFields.map((field, index) => [field, [undefined, null, ""][index % 3]]),
    );
    const request = { body: subject.invokeBody, ...empty };
    const call = await callDuring(connection, () => begin(connection.client, operation, subject.modelId, request));
    expect(call.headers["content-type"]).toBe("application/json");
    const others = invokeHeaderFields.filter((field) => field !== "contentType" && field !== "accept");
    for (const field of others) expect(call.headers).not.toHaveProperty([invokeHeaders[field][operation]]);
  },
});

const sendsHeader = (subject: Subject, operation: InvokeOperation, field: InvokeHeaderField): ConnectedCheck => ({
  name: `${operation} sends \`${field}\` as a header`,
  async run(connection) {
    const { value, ...header } = invokeHeaders[field];
    const request = { body: subject.invokeBody, [field]: value };
    const call = await callDuring(connection, () => begin(connection.client, operation, subject.modelId, request));
    expect(call.headers[header[operation]]).toBe(value);
    expect(call.body).toStrictEqual(subject.invokeBody);
  },
});
