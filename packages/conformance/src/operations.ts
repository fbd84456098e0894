import type { ConverseOperation, Operation } from "@bedrock-targets/core";
import type { Answered, CallOptions, ConnectedClient } from "./connection.ts";
import type { InvokeOperation } from "./samples/invoke-fields.ts";
import { has, type Subject } from "./subject.ts";

/** The last segment of an operation's path. */
const actions: { readonly [Name in Operation]: string } = {
  converse: "converse",
  converseStream: "converse-stream",
  invokeModel: "invoke",
  invokeModelStream: "invoke-with-response-stream",
};

export const operations: readonly Operation[] = Object.keys(actions) as Operation[]; // the keys of a closed literal

/** The operations of a kind. */
export const operationsOf = (subject: Subject): readonly Operation[] =>
  operations.filter((operation) => has(subject, operation));

const converseOperations: readonly ConverseOperation[] = ["converse", "converseStream"];
const invokeOperations: readonly InvokeOperation[] = ["invokeModel", "invokeModelStream"];

/** Those that take a conversation. */
export const converseOperationsOf = (subject: Subject): readonly ConverseOperation[] =>
  converseOperations.filter((operation) => has(subject, operation));

/** Those that take the model's own format. */
export const invokeOperationsOf = (subject: Subject): readonly InvokeOperation[] =>
  invokeOperations.filter((operation) => has(subject, operation));

/** The path of a call: the modelId is exactly one segment, whatever it contains. */
export const pathOf = ({ sentId }: Subject, operation: Operation): string =>
  `/model/${encodeSegment(sentId)}/${actions[operation]}`;

/** As the AWS SDK encodes: `encodeURIComponent`, and the five characters that it leaves. */
const encodeSegment = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

type Sending = (
  client: ConnectedClient,
  operation: Operation,
  modelId: string,
  request: object,
  options?: CallOptions,
) => Promise<Answered>;

/** Makes a call and reads its answer to the end. */
export const send: Sending = sending(false);

/** Makes a call; a stream is left at its first event, which shows that the request was taken. */
export const begin: Sending = sending(true);

function sending(leaves: boolean): Sending {
  return async (client, operation, modelId, request, options) => {
    if (operation === "converse" || operation === "invokeModel") return client[operation](modelId, request, options);
    const stream = await client[operation](modelId, request, options);
    for await (const _event of stream) {
      if (leaves) break;
    }
    return stream;
  };
}
