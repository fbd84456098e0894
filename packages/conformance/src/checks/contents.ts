import type { ConverseOperation } from "@bedrock-targets/core";
import type { ConnectedCheck } from "../check.ts";
import { converseOperationsOf } from "../operations.ts";
import { media, texts } from "../samples/contents.ts";
import { type Exchange, plain, withField } from "../samples/exchange.ts";
import { type Subject, takes } from "../subject.ts";
import { expectSent } from "../wire.ts";

/** What stands in messages, system text and variables arrives as it was written. */
export const contentChecks = (subject: Subject): readonly ConnectedCheck[] =>
  converseOperationsOf(subject).flatMap((operation) => [
    ...Object.entries(texts).map(([what, text]) => carries(subject, operation, what, text)),
    ...(takes(subject, "messages") ? [carriesMedia(subject, operation)] : []),
  ]);

const carries = (subject: Subject, operation: ConverseOperation, what: string, text: string): ConnectedCheck => ({
  name: `${operation} carries ${what} unchanged`,
  run: (connection) => expectSent(connection, subject, operation, spoken(subject, operation, text)),
});

/** A request that has the text wherever the kind takes text. */
function spoken(subject: Subject, operation: ConverseOperation, text: string): Exchange {
  const variables = Object.fromEntries(Object.keys(subject.variables).map((name) => [name, text]));
  let exchange = plain({ ...subject, variables }, operation, ["messages"]);
  for (const [field, sent] of [
    ["messages", { messages: [{ role: "user", content: [{ text }] }] }],
    ["system", { system: [{ text }] }],
  ] as const) {
    if (takes(subject, field)) exchange = withField(exchange, field, { given: text, sent });
  }
  return exchange;
}

const carriesMedia = (subject: Subject, operation: ConverseOperation): ConnectedCheck => ({
  name: `${operation} carries the bytes of an image and a document unchanged`,
  run(connection) {
    const given = [{ role: "user", content: media.given }];
    const sent = { messages: [{ role: "user", content: media.sent }] };
    return expectSent(
      connection,
      subject,
      operation,
      withField(plain(subject, operation), "messages", { given, sent }),
    );
  },
});
