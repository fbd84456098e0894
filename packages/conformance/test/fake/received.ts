import type { Operation } from "@bedrock-targets/core";
import type { ReceivedCall } from "../../src/index.ts";
import type { Input, Steps } from "./steps.ts";

/** A call whose end is not known yet. */
export type FakeCall = { -readonly [Member in keyof ReceivedCall]: ReceivedCall[Member] };

const actions = {
  converse: "converse",
  converseStream: "converse-stream",
  invokeModel: "invoke",
  invokeModelStream: "invoke-with-response-stream",
} as const;

/** A call as the server has it. */
export function received(operation: Operation, input: Input, steps: Steps, number: number): FakeCall {
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
