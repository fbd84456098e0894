import type { ConverseResponse, InvokeModelResponse, RuntimeOutputs } from "@bedrock-targets/core";
import { readSaid } from "./answer.ts";
import { blocksOf } from "./blocks.ts";
import { intervenedIn, traceIn } from "./guardrail.ts";
import { jsonOf, noAnswer } from "./no-answer.ts";
import { stopReasonOf } from "./stop-reason.ts";
import { type InvocationMetrics, usageOf } from "./usage.ts";

type Invoked = Pick<RuntimeOutputs["invokeModel"], "body" | "performanceConfigLatency" | "serviceTier" | "$metadata">;

/**
 * Translates what InvokeModel gave for a chat request into what Converse would have given.
 *
 * @param metrics what Bedrock says in the answer's headers: tokens, milliseconds. Used where the body has no counts.
 * @throws BedrockTargetError with code `model-error` where the body is no answer of a model, saying what it is
 */
export function toConverseResponse(answer: Invoked, metrics: InvocationMetrics = {}): RuntimeOutputs["converse"] {
  const json = jsonOf(answer.body);
  const said = readSaid(json);
  if (!said?.hasMessage) throw noAnswer(json);
  const intervened = intervenedIn(json);
  const trace = traceIn(json);
  return {
    output: { message: { role: "assistant", content: blocksOf(said) } },
    stopReason: stopReasonOf({ ...said, intervened, inputs: said.calls.map((call) => call.json) }),
    usage: usageOf(said.counts, metrics),
    metrics: { latencyMs: metrics.latencyMs },
    ...(trace && { trace }),
    ...echoOf(answer),
    ...(answer.$metadata && { $metadata: answer.$metadata }),
  };
}

/** What InvokeModel tells in headers of how it has answered, as Converse tells it. */
export const echoOf = ({ performanceConfigLatency, serviceTier }: Echoed): Echo => ({
  ...(performanceConfigLatency !== undefined && { performanceConfig: { latency: performanceConfigLatency } }),
  ...(serviceTier !== undefined && { serviceTier: { type: serviceTier } }),
});

type Echoed = Pick<InvokeModelResponse, "performanceConfigLatency" | "serviceTier">;
type Echo = Pick<ConverseResponse, "performanceConfig" | "serviceTier">;
