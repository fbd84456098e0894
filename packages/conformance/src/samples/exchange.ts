import type { ConverseOperation } from "@bedrock-targets/core";
import { type Subject, takes } from "../subject.ts";
import { type ConverseField, converseFields, type Sample, samplesOf } from "./converse-fields.ts";

/** A request, and the body that it must become. */
export interface Exchange {
  readonly request: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Two spellings of the same: a request has one of them. */
const spellings: readonly ConverseField[] = ["variables", "promptVariables"];

/** Adds a field to an exchange. */
export const withField = ({ request, body }: Exchange, field: ConverseField, { given, sent }: Sample): Exchange => ({
  request: { ...request, [field]: given },
  body: { ...body, ...(sent ?? { [field]: given }) },
});

/**
 * The plainest conversation that the kind takes: messages, and variables where it has some.
 *
 * @param without fields to leave out; where one spelling of the variables is among them, the other is used
 */
export function plain(
  subject: Subject,
  operation: ConverseOperation,
  without: readonly ConverseField[] = [],
): Exchange {
  const fields = [...(["messages"] as const), ...spellings.filter((field) => !without.includes(field)).slice(0, 1)];
  return compose(
    subject,
    operation,
    fields.filter((field) => !without.includes(field)),
  );
}

/** A conversation with every field that the kind takes. */
export const full = (subject: Subject, operation: ConverseOperation): Exchange =>
  compose(
    subject,
    operation,
    converseFields.filter((field) => field !== "promptVariables"),
  );

/** The other fields that say the same as this one. */
export const spellingsOf = (field: ConverseField): readonly ConverseField[] =>
  spellings.includes(field) ? spellings : [field];

/** An exchange of the given fields, as far as the kind takes them. */
function compose(subject: Subject, operation: ConverseOperation, fields: readonly ConverseField[]): Exchange {
  let exchange: Exchange = { request: {}, body: {} };
  for (const field of fields.filter((each) => takes(subject, each))) {
    const [sample] = samplesOf(subject, field, operation);
    if (sample) exchange = withField(exchange, field, sample);
  }
  return exchange;
}
