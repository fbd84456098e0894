import type { RuntimeOutputs, TransportCall, TransportOperation } from "@bedrock-targets/core";
import { installHooksOf, setHooks } from "./call-hooks.ts";
import type { Client } from "./clients.ts";
import { commandFor, loadSdk } from "./sdk.ts";

/** Sends a call with AWS's client. */
export async function sendWith<Op extends TransportOperation>(
  { aws, isPrepared }: Client,
  call: TransportCall<Op>,
): Promise<RuntimeOutputs[Op]> {
  const command = commandFor(await loadSdk(), call.operation, call.input);
  if (isPrepared) setHooks(command, call);
  else installHooksOf(command, call);
  const output = isPrepared
    ? untilAborted(aws.send(command), call.signal)
    : aws.send(command, { abortSignal: call.signal });
  return (await output) as RuntimeOutputs[Op]; // the command's own output, by AWS's contract
}

/** Aborted at once, also while AWS's client waits before it tries again. */
function untilAborted<Value>(sent: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return sent;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    const settle = () => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort, { once: true });
    sent.then(resolve, reject).then(settle);
    if (signal.aborted) abort();
  });
}
