import type { ImportedFacts, Operation } from "@bedrock-targets/core";
import type { Call } from "../call.ts";

/**
 * What the control plane says of an imported model, by way of what is remembered; `undefined` where it may not be asked, or
 * cannot be: a conversation never fails because a look-up does.
 */
export async function importedFacts(
  call: Call<Operation>,
  region: string | undefined,
): Promise<ImportedFacts | undefined> {
  const { session, target, signal } = call;
  try {
    return await session.client.controls(async ({ controlOf }) => {
      const control = controlOf(session.client);
      const lookups = await control.lookupsFor(target.ref, target);
      const description = await lookups?.describe(target.ref, control.lookIn({ region, signal }));
      return description?.imported;
    });
  } catch {
    call.throwIfAborted();
    return undefined;
  }
}
