import type { ConverseOperation } from "@bedrock-targets/core";
import type { ConnectedCheck } from "../check.ts";
import { converseOperationsOf } from "../operations.ts";
import { type ConverseField, converseFields } from "../samples/converse-fields.ts";
import { emptyValuesOf } from "../samples/empty-values.ts";
import { plain } from "../samples/exchange.ts";
import type { Subject } from "../subject.ts";
import { expectSent } from "../wire.ts";

/** Whatever is empty is not sent, also where the field would be refused. */
export const emptyContainerChecks = (subject: Subject): readonly ConnectedCheck[] =>
  converseOperationsOf(subject).flatMap((operation) =>
    converseFields
      .filter((field) => field !== "messages" || subject.rules.messages === "optional")
      .map((field) => leavesOut(subject, operation, field)),
  );

const leavesOut = (subject: Subject, operation: ConverseOperation, field: ConverseField): ConnectedCheck => ({
  name: `${operation} leaves out an empty \`${field}\``,
  async run(connection) {
    const { request, body } = plain(subject, operation, [field]);
    for (const value of emptyValuesOf(field)) {
      await expectSent(connection, subject, operation, { request: { ...request, [field]: value }, body });
    }
  },
});
