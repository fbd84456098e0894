import { converseAnswer, converseEvents, countTokensAnswer, invokeEvents } from "../generated/runtime-answers.ts";
import type { RuntimeOutputs } from "../request/replies.ts";
import type { TransportOperation } from "../request/requests.ts";
import type { MembersShape } from "../request/shape.ts";
import type { AnswerHead, TransportCall } from "../transport.ts";
import type { ByteSource } from "./bytes.ts";
import { parseJson } from "./parse-json.ts";
import { metadataOf, parsedAnswer } from "./read-failure.ts";
import { readShape } from "./read-shape.ts";
import { ServiceException } from "./service-exception.ts";
import { type FailureFrame, WireStream } from "./wire-stream.ts";

/** The output that a whole answer is, of all operations but the streaming ones. @throws what the JSON parser throws */
export function readOutput<Op extends TransportOperation>(
  operation: Op,
  head: AnswerHead,
  body: Uint8Array,
): RuntimeOutputs[Op] {
  const members = operation === "invokeModel" ? invocationOf(head, body) : jsonOf(operation, head, body);
  return { ...members, $metadata: metadataOf(head) } as RuntimeOutputs[Op]; // as the service model has it
}

function jsonOf(operation: TransportOperation, head: AnswerHead, body: Uint8Array): object {
  if (body.length === 0) return {};
  const isCount = operation === "countTokens"; // without documents: the AWS SDK has no bigint in it
  const parsed = parsedAnswer(head, body, isCount ? JSON.parse : parseJson);
  if (parsed instanceof Error) throw parsed;
  return isCount ? readMembers(countTokensAnswer, parsed) : readConversation(parsed);
}

/** What the AWS SDK makes of the JSON that Converse answers. */
export const readConversation = (parsed: unknown): object => readMembers(converseAnswer, parsed);

/** An answer itself has no members but the model's, even where it tells its type. */
function readMembers(shapes: MembersShape, parsed: unknown): object {
  const read = readShape(shapes, parsed);
  if (typeof read !== "object" || read === null) return {};
  if (!("__type" in read)) return read;
  return Object.fromEntries(
    Object.entries(read).filter(([name, member]) => Object.hasOwn(shapes, name) && member !== null),
  );
}

/** The shapes of each stream's events, by their names. */
export const eventShapes: { readonly [Op in "converseStream" | "invokeModelStream"]: MembersShape } = {
  converseStream: converseEvents,
  invokeModelStream: invokeEvents,
};

const invocationOf = (head: AnswerHead, body: Uint8Array): object => ({
  body,
  ...headersOf(head, "content-type"),
});

/** The output that the answer of a stream is, with its events. */
export const readStream = <Op extends TransportOperation>(
  operation: Op,
  head: AnswerHead,
  bytes: ByteSource,
): RuntimeOutputs[Op] => outputWith(streamOver(operation, bytes), operation, head);

/**
 * The same, once the first event is there. An exception in its place fails the call itself, as it does in the AWS SDK.
 *
 * @throws Error that the exception is, or what damaged bytes are
 */
export async function openStream<Op extends TransportOperation>(
  operation: Op,
  head: AnswerHead,
  bytes: ByteSource,
  onStream?: TransportCall["onStream"],
): Promise<RuntimeOutputs[Op]> {
  const stream = streamOver(operation, bytes);
  onStream?.(stream);
  await stream.begun();
  return outputWith(stream, operation, head);
}

function streamOver(operation: TransportOperation, bytes: ByteSource): WireStream<unknown> {
  const events = operation === "converseStream" ? converseEvents : invokeEvents;
  return new WireStream({ bytes, events, failureOf: exceptionOf });
}

function outputWith<Op extends TransportOperation>(
  stream: WireStream<unknown>,
  operation: Op,
  head: AnswerHead,
): RuntimeOutputs[Op] {
  const isConverse = operation === "converseStream";
  const members: object = isConverse ? { stream } : { body: stream, ...headersOf(head, "x-amzn-bedrock-content-type") };
  return { ...members, $metadata: metadataOf(head) } as RuntimeOutputs[Op]; // as the service model has it
}

/** The members of InvokeModel's outputs that travel as headers. */
export function headersOf({ headers }: AnswerHead, typeHeader: string): object {
  const contentType = headers[typeHeader];
  const latency = headers["x-amzn-bedrock-performanceconfig-latency"];
  const serviceTier = headers["x-amzn-bedrock-service-tier"];
  return {
    ...(contentType !== undefined && { contentType }),
    ...(latency !== undefined && { performanceConfigLatency: latency }),
    ...(serviceTier !== undefined && { serviceTier }),
  };
}

/** The exception that a frame of a stream is. It names neither a status nor a request: the answer that carried it does. */
function exceptionOf({ headers, payload }: FailureFrame): Error {
  const name = headers.name ?? "Unknown";
  if (headers.messageType === "error") return unmodelled(name, headers.headers.get(":error-message")?.value);
  const className = name.charAt(0).toUpperCase() + name.slice(1);
  const fault = serverFaults.includes(name) ? "server" : "client";
  return new ServiceException(className, bodyOf(payload), fault, {});
}

const serverFaults: readonly string[] = ["internalServerException", "serviceUnavailableException"];

const unmodelled = (name: string, message: unknown): Error =>
  Object.assign(new Error(typeof message === "string" && message !== "" ? message : "UnknownError"), { name });

function bodyOf(payload: Uint8Array): unknown {
  const text = new TextDecoder().decode(payload);
  try {
    return parseJson(text);
  } catch {
    return { message: text };
  }
}
