import { type BoundTarget, type ModelTarget, type Operation, rulesOf } from "@bedrock-targets/core";
import type { CallOptions, ConnectedClient, ReceivedCall, ScriptedConnect } from "../../src/index.ts";
import { Thrown, type Told, toldBy } from "./answers.ts";
import { type Facts, type Input, rightSteps, type Steps } from "./steps.ts";
import { conversation, converseStream, type Exchange, invokeStream } from "./streams.ts";

/** A call whose end is not known yet. */
export type FakeCall = { -readonly [Member in keyof ReceivedCall]: ReceivedCall[Member] };

/** What the server is told to answer, if anything. */
interface Script {
  answer?: (() => Response) | undefined;
}

/** A client without a network and a server without a model, in one. */
export function fakeConnect(mistakes: Partial<Steps> = {}): ScriptedConnect {
  const open = (targets: readonly ModelTarget[]) => {
    const calls: FakeCall[] = [];
    const script: Script = {};
    const client = fakeClient(targets, calls, { ...rightSteps, ...mistakes }, script);
    return {
      client,
      calls: () => calls,
      close() {},
      async answerWith<Result>(answer: () => Response, act: () => Promise<Result>): Promise<Result> {
        script.answer = answer;
        return act().finally(() => {
          script.answer = undefined;
        });
      },
    };
  };
  return Object.assign(open, { scripted: true } as const);
}

function fakeClient(targets: readonly ModelTarget[], calls: FakeCall[], steps: Steps, script: Script): ConnectedClient {
  const exchange = async (
    operation: Operation,
    modelId: string,
    request: object,
    { signal }: CallOptions = {},
  ): Promise<Exchange> => {
    const target = steps.pick(targets, modelId);
    steps.checkOperation(target, operation);
    const input = steps.shape(target, operation, request);
    steps.checkSignal(signal, "before", target.ref);
    await Promise.resolve();
    steps.checkSignal(signal, "under way", target.ref);
    const call = received(operation, input, steps, calls.length);
    calls.push(call);
    const facts: Facts = steps.replyFacts({ target: target.ref, $metadata: { requestId: call.requestId } });
    const fail: Exchange["fail"] = (thrown, partial) => failed(thrown, target, steps, partial);
    const answer = script.answer ?? (isUnknown(input.modelId) ? () => unknownAnswer(call.requestId) : undefined);
    const told = answer && (await hear(answer, target, signal, steps).catch((thrown) => Promise.reject(fail(thrown))));
    return { call, facts, signal, steps, told, fail };
  };
  return {
    converse: async (...call) => ({ ...conversation(), ...(await exchange("converse", ...call)).facts }),
    converseStream: async (...call) => converseStream(await exchange("converseStream", ...call)),
    invokeModel: async (...call) => (await exchange("invokeModel", ...call)).facts,
    invokeModelStream: async (...call) => invokeStream(await exchange("invokeModelStream", ...call)),
  };
}

/** Waits for an answer, or for the abort of its call. */
async function hear(
  answer: () => Response,
  { ref }: BoundTarget,
  signal: AbortSignal | undefined,
  steps: Steps,
): Promise<Told> {
  const aborted = new Promise<Told>((resolve) =>
    signal?.addEventListener("abort", () => resolve({ events: [] }), { once: true }),
  );
  const told = await Promise.race([toldBy(answer()), aborted]);
  steps.checkSignal(signal, "answering", ref);
  return told;
}

/** What becomes of something that was thrown; whatever is an error of the client already, stays. */
function failed(thrown: unknown, target: BoundTarget, steps: Steps, partial?: string): unknown {
  if (!(thrown instanceof Thrown)) return thrown;
  const content = partial ? [{ text: partial }] : [];
  const context = {
    target: target.ref,
    advice: rulesOf(target).advice,
    ...(partial !== undefined && { partial: { text: partial, content } }),
  };
  const { code, status, requestId } = steps.explain(thrown, context);
  const met = { code, ...(status !== undefined && { status }), ...(requestId !== undefined && { requestId }) };
  const attempts = [{ target: target.modelId, ...met, delayMs: 0, durationMs: 0 }];
  return steps.explain(thrown, { ...context, attempts });
}

const isUnknown = (modelId: string): boolean => /nobody/i.test(modelId);

const unknownAnswer = (requestId: string): Response =>
  Response.json(
    { message: "The provided model identifier is invalid." },
    { status: 400, headers: { "x-amzn-requestid": requestId, "x-amzn-errortype": "ValidationException" } },
  );

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
