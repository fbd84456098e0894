import type { RuntimeOutputs, TransportCall, TransportOperation } from "@bedrock-targets/core";
import type { RecentSecrets } from "@bedrock-targets/core/wire";
import { installHooksOf, setHooks, textFor } from "./call-hooks.ts";
import type { Client } from "./clients.ts";
import { clockCorrected } from "./clock.ts";
import { renewed } from "./identity.ts";
import { commandFor, loadSdk } from "./sdk.ts";

/** Sends a call with AWS's client. */
export async function sendWith<Op extends TransportOperation>(
  client: Client,
  call: TransportCall<Op>,
  sent: RecentSecrets,
): Promise<RuntimeOutputs[Op]> {
  const command = commandFor(await loadSdk(), call.operation, call.input);
  if (client.isStale || client.renewal) await renewed(client);
  call.signal?.throwIfAborted();
  if (client.isOverruled) call.onBearerToken?.();
  const { aws, isPrepared } = client;
  const usedOffset = aws.config?.systemClockOffset;
  const hooks = { ...call, onSigned: (headers: Readonly<Record<string, string>>) => sent.addFrom(headers) };
  if (isPrepared) setHooks(command, hooks);
  else installHooksOf(command, hooks);
  try {
    const answering = isPrepared ? aws.send(command) : aws.send(command, { abortSignal: call.signal });
    return (await answering) as RuntimeOutputs[Op]; // the command's own output, by AWS's contract
  } catch (thrown) {
    call.signal?.throwIfAborted(); // in whatever words AWS's client says it
    forgetSocket(thrown);
    throw await clockCorrected(aws.config, thrown, usedOffset);
  }
}

/** An exception keeps its answer, with whose socket the request's own headers hang together: who calls is not to be logged. */
function forgetSocket(thrown: unknown): void {
  const { $response } = Object(thrown) as { readonly $response?: { body?: unknown } }; // asked for, and may be missing
  if (typeof $response?.body === "object") $response.body = textFor(thrown); // a text stays
}
