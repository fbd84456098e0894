import type { AnswerHead, TransportOperation } from "../../../src/index.ts";
import { readFailure, readOutput, readStream } from "../../../src/wire/index.ts";
import { type Members, sdkOutput } from "./aws-sdk.ts";
import { Pieces } from "./bytes.ts";
import { eventsOf } from "./events-of.ts";

/** What came of an answer, in a form that can be compared. */
export interface Told {
  readonly output?: Members;
  readonly events?: readonly unknown[];
  readonly failure?: Members;
}

const isStreamed = (operation: TransportOperation): boolean => operation.endsWith("Stream");

/** The member of the output that is the stream. */
const streamIn = (operation: TransportOperation): string => (operation === "converseStream" ? "stream" : "body");

/** What our code makes of an answer. */
export async function toldByUs(operation: TransportOperation, head: AnswerHead, body: Uint8Array): Promise<Told> {
  if (head.status >= 300) return { failure: asTold(readFailure(head, body)) };
  if (isStreamed(operation)) return withEvents(operation, { ...readStream(operation, head, new Pieces([body])) });
  try {
    return { output: asRead({ ...readOutput(operation, head, body) }) };
  } catch (error) {
    return { failure: asTold(error) };
  }
}

/** What the AWS SDK makes of it. */
export async function toldBySdk(operation: TransportOperation, head: AnswerHead, body: Uint8Array): Promise<Told> {
  try {
    const output = await sdkOutput(operation, head, body);
    return isStreamed(operation) ? await withEvents(operation, output) : { output: asRead(output) };
  } catch (error) {
    return isStreamed(operation) && head.status < 300
      ? { events: [], failure: asTold(error) } // it waits for the first event, which was this
      : { failure: asTold(error) };
  }
}

async function withEvents(operation: TransportOperation, output: Members): Promise<Told> {
  const { [streamIn(operation)]: stream, ...members } = output;
  const { events, failure } = await eventsOf(stream);
  const told = { events: events.map(plain), ...(failure !== undefined && { failure: asTold(failure) }) };
  // Where an exception is all there is, the AWS SDK has no output.
  return events.length === 0 && failure !== undefined ? told : { output: asRead(members), ...told };
}

/** Without what the AWS SDK writes down as `undefined`. */
function asRead(output: Members): Members {
  const { $metadata, ...members } = output;
  const known = Object.entries($metadata ?? {}).filter(([, value]) => value !== undefined);
  return { ...(plain(members) as Members), $metadata: Object.fromEntries(known) }; // an object's is an object
}

/** An exception's own members; its class, its stack and the exchange's own facts in a stream are not compared. */
function asTold(error: unknown): Members {
  if (!(error instanceof Error)) return { thrown: error };
  const { name } = error;
  const message = error.message.replace(/\n {2}Deserialization error: .*/, ""); // a hint to members that the AWS SDK has
  const { $fault, $metadata, originalStatusCode, originalMessage, resourceName } = error as Members & Error; // what a service's has
  const status = Object($metadata).httpStatusCode;
  return { name, message, $fault, status, originalStatusCode, originalMessage, resourceName };
}

/** The AWS SDK has a class for fractions that JavaScript's numbers would round, we have numbers; and one for bodies. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (value.constructor?.name === "NumericValue") return Number(String(value));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
