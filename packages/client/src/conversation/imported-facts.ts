import type { ImportedFacts, Operation } from "@bedrock-targets/core";
import type { Call } from "../call.ts";
import type { ClientState } from "../state.ts";

/** Milliseconds in which nobody asks again after a failure: in an outage, each call would be a look-up more. */
const silenceMs = 30_000;

/** When a client's last look-up of this sort has failed, as `performance.now()` counts. */
const failedAt = new WeakMap<ClientState, number>();

/**
 * What the control plane says of an imported model, by way of what is remembered; `undefined` where it may not be asked, or
 * cannot be: a conversation never fails because a look-up does.
 */
export async function importedFacts(
  call: Call<Operation>,
  region: string | undefined,
): Promise<ImportedFacts | undefined> {
  const { session, target, signal } = call;
  if (performance.now() - (failedAt.get(session.client) ?? Number.NEGATIVE_INFINITY) < silenceMs) return undefined;
  try {
    return await session.client.controls(async ({ controlOf }) => {
      const control = controlOf(session.client);
      const lookups = await control.lookupsFor(target.ref, target);
      const description = await lookups?.describe(target.ref, control.lookIn({ region, signal }));
      return description?.imported;
    });
  } catch (thrown) {
    call.throwIfAborted();
    if (isOfTheService(thrown)) failedAt.set(session.client, performance.now());
    return undefined;
  }
}

/** Whether all look-ups would fail so, and not this one alone. */
function isOfTheService(thrown: unknown): boolean {
  const { httpStatusCode: status = 500 } = Object(Object(thrown).$metadata);
  return status === 429 || status >= 500;
}
