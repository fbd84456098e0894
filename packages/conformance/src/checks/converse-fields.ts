import type { ConverseOperation } from "@bedrock-targets/core";
import { expect } from "vitest";
import type { ConnectedCheck } from "../check.ts";
import { converseOperationsOf, send } from "../operations.ts";
import { type ConverseField, converseFields, samplesOf } from "../samples/converse-fields.ts";
import { full, plain, spellingsOf, withField } from "../samples/exchange.ts";
import { type Subject, takes } from "../subject.ts";
import { expectSent, refusalOf } from "../wire.ts";

/** What becomes of the fields that the kind takes. */
export const converseFieldChecks = (subject: Subject): readonly ConnectedCheck[] =>
  converseOperationsOf(subject).flatMap((operation) => [
    ...converseFields.filter((field) => takes(subject, field)).map((field) => sendsField(subject, operation, field)),
    {
      name: `${operation} sends all fields together, member for member, and adds nothing`,
      run: (connection) => expectSent(connection, subject, operation, full(subject, operation)),
    },
    subject.rules.messages === "optional" ? sendsNoMessages(subject, operation) : needsMessages(subject, operation),
  ]);

const sendsField = (subject: Subject, operation: ConverseOperation, field: ConverseField): ConnectedCheck => ({
  name: `${operation} sends \`${field}\` member for member`,
  async run(connection) {
    const base = plain(subject, operation, spellingsOf(field));
    for (const sample of samplesOf(subject, field, operation)) {
      await expectSent(connection, subject, operation, withField(base, field, sample));
    }
  },
});

const sendsNoMessages = (subject: Subject, operation: ConverseOperation): ConnectedCheck => ({
  name: `${operation} needs no messages`,
  run: (connection) => expectSent(connection, subject, operation, plain(subject, operation, ["messages"])),
});

const needsMessages = (subject: Subject, operation: ConverseOperation): ConnectedCheck => ({
  name: `${operation} refuses a request without messages`,
  async run(connection) {
    const { request } = plain(subject, operation, ["messages"]);
    for (const nothing of [{}, { messages: [] }, { messages: "" }, { messages: undefined }]) {
      const error = await refusalOf(connection, () =>
        send(connection.client, operation, subject.modelId, { ...request, ...nothing }),
      );
      expect(error.code).toBe("invalid-request");
      expect(error.message).toContain("`messages`");
    }
  },
});
