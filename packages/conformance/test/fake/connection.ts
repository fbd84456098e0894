import type { ModelTarget, Operation } from "@bedrock-targets/core";
import type { CallOptions, ConnectedClient, ScriptedConnect } from "../../src/index.ts";
import { failed, hear, isUnknown, unknownAnswer } from "./failing.ts";
import { type FakeCall, received } from "./received.ts";
import { rightSteps, type Steps } from "./steps.ts";
import { conversation, converseStream, type Exchange, invokeStream } from "./streams.ts";

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
  type Call = readonly [modelId: string, request: object, options?: CallOptions | undefined];

  const exchange = async (operation: Operation, [modelId, request, options = {}]: Call): Promise<Exchange> => {
    const { signal } = options;
    const target = steps.pick(targets, modelId);
    steps.checkOperation(target, operation);
    const input = steps.shape(target, operation, request);
    steps.checkSignal(signal, "before", target.ref);
    await Promise.resolve();
    steps.checkSignal(signal, "under way", target.ref);
    const call = received(operation, input, steps, calls.length);
    calls.push(call);
    const facts = steps.replyFacts({ target: target.ref, $metadata: { requestId: call.requestId } });
    const fail: Exchange["fail"] = (thrown, partial) => failed(thrown, target, steps, partial);
    const answer = script.answer ?? (isUnknown(input.modelId) ? () => unknownAnswer(call.requestId) : undefined);
    const told = answer && (await hear(answer, target, signal, steps).catch((thrown) => Promise.reject(fail(thrown))));
    return { call, facts, signal, steps, told, fail };
  };
  return {
    converse: async (...call) => ({ ...conversation(), ...(await exchange("converse", call)).facts }),
    converseStream: async (...call) => converseStream(await exchange("converseStream", call)),
    invokeModel: async (...call) => (await exchange("invokeModel", call)).facts,
    invokeModelStream: async (...call) => invokeStream(await exchange("invokeModelStream", call)),
  };
}
