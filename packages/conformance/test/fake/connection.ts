import type { ModelTarget, Operation } from "@bedrock-targets/core";
import type { CallOptions, Connect, ConnectedClient, ReceivedCall } from "../../src/index.ts";
import { type Facts, type Input, rightSteps, type Steps } from "./steps.ts";
import { conversation, converseStream, invokeStream } from "./streams.ts";

/** A call whose end is not known yet. */
export type FakeCall = { -readonly [Member in keyof ReceivedCall]: ReceivedCall[Member] };

/** A client without a network and a server without a model, in one. */
export function fakeConnect(mistakes: Partial<Steps> = {}): Connect {
  return (targets) => {
    const calls: FakeCall[] = [];
    const client = fakeClient(targets, calls, { ...rightSteps, ...mistakes });
    return { client, calls: () => calls, close() {} };
  };
}

function fakeClient(targets: readonly ModelTarget[], calls: FakeCall[], steps: Steps): ConnectedClient {
  const exchange = async (operation: Operation, modelId: string, request: object, { signal }: CallOptions = {}) => {
    const target = steps.pick(targets, modelId);
    steps.checkOperation(target, operation);
    const input = steps.shape(target, operation, request);
    steps.checkSignal(signal, "before", target.ref);
    await Promise.resolve();
    steps.checkSignal(signal, "under way", target.ref);
    const call = received(operation, input, steps, calls.length);
    calls.push(call);
    const facts: Facts = steps.replyFacts({ target: target.ref, $metadata: { requestId: call.requestId } });
    return { call, facts, signal, steps };
  };
  return {
    converse: async (...call) => ({ ...conversation(), ...(await exchange("converse", ...call)).facts }),
    converseStream: async (...call) => converseStream(await exchange("converseStream", ...call)),
    invokeModel: async (...call) => (await exchange("invokeModel", ...call)).facts,
    invokeModelStream: async (...call) => invokeStream(await exchange("invokeModelStream", ...call)),
  };
}

const actions = {
  converse: "converse",
  converseStream: "converse-stream",
  invokeModel: "invoke",
  invokeModelStream: "invoke-with-response-stream",
} as const;

function received(operation: Operation, input: Input, steps: Steps, number: number): FakeCall {
  const { modelId, ...members } = input;
  const invokes = operation === "invokeModel" || operation === "invokeModelStream";
  return {
    method: "POST",
    path: steps.path(modelId, actions[operation]),
    headers: invokes ? headersOf(operation, members) : { "content-type": "application/json" },
    body: invokes ? JSON.parse(textOf(members.body)) : overTheWire(members, steps),
    requestId: `request-${number}`,
    aborted: false,
  };
}

const textOf = (body: unknown): string =>
  typeof body === "string" ? body : new TextDecoder().decode(body as Uint8Array);

const overTheWire = (members: object, { encode }: Steps): unknown =>
  JSON.parse(JSON.stringify(members, (_, value) => (value instanceof Uint8Array ? encode(value) : value)));

/** The service model's HTTP bindings. */
const headersOf = (operation: Operation, members: Readonly<Record<string, unknown>>): Record<string, string> => {
  const headers = {
    "content-type": members.contentType,
    [operation === "invokeModel" ? "accept" : "x-amzn-bedrock-accept"]: members.accept,
    "x-amzn-bedrock-trace": members.trace,
    "x-amzn-bedrock-guardrailidentifier": members.guardrailIdentifier,
    "x-amzn-bedrock-guardrailversion": members.guardrailVersion,
    "x-amzn-bedrock-performanceconfig-latency": members.performanceConfigLatency,
    "x-amzn-bedrock-service-tier": members.serviceTier,
    "x-amzn-bedrock-request-metadata": members.requestMetadata,
  };
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
};
