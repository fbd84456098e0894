import type { allTargets } from "@bedrock-targets/all";
import { type BedrockClient, BedrockTargetError, type ConverseReply } from "@bedrock-targets/client";
import type { Outcome } from "./outcome.ts";
import type { Row } from "./screen/row.ts";
import type { Visit } from "./visit.ts";
import type { Wire } from "./wire.ts";

/** A client of all ten kinds. */
export type Bedrock = BedrockClient<typeof allTargets>;

/** What a journey needs beside its visits. */
export interface Journey {
  readonly bedrock: Bedrock;
  readonly wire: Wire;
  /** Begins the row of a visit on the screen. */
  readonly begin: (visit: Visit) => Row;
  readonly signal: AbortSignal;
}

/** Makes the visits one after the other, and gives those that went as they should. Rejects with the signal's reason. */
export const travel = async (visits: readonly Visit[], journey: Journey): Promise<readonly Visit[]> => {
  const good: Visit[] = [];
  for (const visit of visits) {
    journey.signal.throwIfAborted();
    const row = journey.begin(visit);
    const outcome = await go(visit, row, journey);
    const right = isRight(visit, outcome);
    row.end(outcome, right);
    if (right) good.push(visit);
  }
  return good;
};

const isRight = ({ refusedWith }: Visit, { error, reply }: Outcome): boolean =>
  refusedWith === error?.code && reply?.text !== "";

const go = async (visit: Visit, row: Row, { bedrock, wire, signal }: Journey): Promise<Outcome> => {
  const before = performance.now();
  try {
    const ask = visit.streamed ? stream : call;
    const reply = await ask(bedrock, visit, signal, {
      sent: () => row.sent(wire.last()),
      say: (text) => row.say(text),
    });
    return { reply, durationMs: performance.now() - before };
  } catch (error) {
    signal.throwIfAborted();
    if (!BedrockTargetError.is(error)) throw error;
    row.sent(wire.last());
    return { error };
  }
};

/** Who is told of an answer as it comes. */
interface Listener {
  readonly sent: () => void;
  readonly say: (piece: string) => void;
}

type Ask = (bedrock: Bedrock, visit: Visit, signal: AbortSignal, listener: Listener) => Promise<ConverseReply>;

const call: Ask = async (bedrock, { modelId, words }, signal, listener) => {
  const reply = await bedrock.converse(modelId, words, { signal });
  listener.sent();
  listener.say(reply.text);
  return reply;
};

const stream: Ask = async (bedrock, { modelId, words }, signal, listener) => {
  const stream = await bedrock.converseStream(modelId, words, { signal });
  listener.sent();
  for await (const piece of stream.text) listener.say(piece);
  return stream.reply();
};
