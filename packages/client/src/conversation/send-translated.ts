import type { ConverseByInvoke, ImportedFacts, Operation, RuntimeInputs, RuntimeOutputs } from "@bedrock-targets/core";
import type { Call } from "../call.ts";
import { checkBody, countIn, usageInHeaders } from "../invoke.ts";
import { importedFacts } from "./imported-facts.ts";

/**
 * Sends a conversation to a target that may have no Converse: as it is, unless the control plane or the service itself has
 * said that the model has none; else as the request of InvokeModel that means the same. The service's refusal outweighs the
 * control plane, and is remembered.
 */
export async function sendTranslated<Op extends Operation>(
  call: Call<Op>,
  input: RuntimeInputs[Op],
  region: string | undefined,
  loading: Promise<ConverseByInvoke>,
): Promise<RuntimeOutputs[Op]> {
  const facts = await importedFacts(call, region);
  if (facts?.converse !== false && !hasRefused(call)) {
    const answered = await call.send(input, region).catch((thrown: unknown) => refusalOf(call, thrown));
    if (answered) return answered;
  }
  return sendByInvoke(call, input, region, await loading, facts);
}

/** Lets a refusal of Converse itself pass as no answer: it has been learned then. @throws what is any other error */
async function refusalOf(call: Call<Operation>, thrown: unknown): Promise<undefined> {
  const error = await call.failedTry(thrown);
  if (!hasRefused(call)) throw error;
}

const hasRefused = ({ session, target }: Call<Operation>): boolean =>
  session.client.learned?.refusal(target.modelId, "converse") !== undefined;

async function sendByInvoke<Op extends Operation>(
  call: Call<Op>,
  input: RuntimeInputs[Op],
  region: string | undefined,
  translation: ConverseByInvoke,
  facts: ImportedFacts | undefined,
): Promise<RuntimeOutputs[Op]> {
  const { target } = call;
  const conversation = input as RuntimeInputs["converseStream"]; // only conversations come here
  const request = translation.request(conversation, facts, target);
  if (call.operation === "converseStream") {
    const output = await call.sendAs("invokeModelStream", request, region);
    const { $metadata } = output;
    return { stream: translation.events(output), ...($metadata && { $metadata }) } as RuntimeOutputs[Op]; // as the operation has it
  }
  const output = await call.sendAs("invokeModel", request, region);
  checkBody(output.body, call.head);
  return translation.reply(output, metricsOf(call)) as RuntimeOutputs[Op]; // as the operation has it
}

function metricsOf({ head }: Call) {
  const headers = head?.headers ?? {};
  const latencyMs = countIn(headers, "x-amzn-bedrock-invocation-latency");
  return { ...usageInHeaders(headers), ...(latencyMs !== undefined && { latencyMs }) };
}
