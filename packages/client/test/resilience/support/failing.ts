import type { ClientEvent, TransportCall } from "@bedrock-targets/core";
import { BedrockClient, type BedrockClientOptions } from "../../../src/index.ts";
import { saying, scriptedTransport, streamOf } from "../../support/scripted-transport.ts";
import { everyKind } from "../../support/strategies.ts";

export const nova = "amazon.nova-lite-v1:0";
export const hi = { messages: "Hi" };

/** A try that fails, with the headers of its answer; `undefined` answers. */
export type Failing = { readonly error: object; readonly headers?: Readonly<Record<string, string>> } | undefined;

/** An exception as the AWS SDK throws it. */
export const exception = (name: string, status: number, more: object = {}): Error =>
  Object.assign(
    new Error(`${name} was thrown`),
    { name, $fault: "client", $metadata: { httpStatusCode: status } },
    more,
  );

export const busy = (headers: Readonly<Record<string, string>> = {}): Failing => ({
  error: exception("ThrottlingException", 429),
  headers,
});

/** An error of Node's sockets. */
export const ofSocket = (code: string): Failing => ({ error: Object.assign(new Error(code), { code }) });

/** A client whose nth try ends as the test says. */
export function failingClient(
  failing: (tries: number, call: TransportCall) => Failing,
  options: Partial<BedrockClientOptions<readonly [typeof everyKind]>> = {},
) {
  const events: ClientEvent[] = [];
  const transport = scriptedTransport((call) => {
    const failure = failing(transport.calls.length, call);
    if (failure?.headers) call.onHead?.({ status: 429, headers: failure.headers });
    if (failure) throw failure.error;
    if (call.operation === "converseStream") return streamOf(saying("Hel", "lo"))(call);
    return { output: { message: { role: "assistant", content: [{ text: "Hello" }] } } };
  });
  const onEvent = (event: ClientEvent) => events.push(event);
  const client = new BedrockClient({ region: "us-east-1", targets: [everyKind], transport, onEvent, ...options });
  return { client, events, sent: () => transport.calls.length };
}
