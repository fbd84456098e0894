import { type BoundTarget, invalidRequest } from "@bedrock-targets/core";
import { sessionOf, underway } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { controlOf } from "../control.ts";
import { asking } from "../listing/ask.ts";
import { looking } from "../lookups/looking.ts";
import { codeOf } from "../lookups/verdict.ts";

/** What `deleteApplicationProfile` takes beside the target. */
export interface DeleteProfileOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Deletes an application profile. One that does not exist is deleted already. @throws BedrockTargetError */
export async function deleteApplicationProfile(
  client: ClientState,
  target: string | BoundTarget,
  options: DeleteProfileOptions = {},
): Promise<void> {
  const bound = client.strategies.pick(target);
  if (bound.kind !== "application-profile") throw otherKind(bound);
  return underway(client, options, (given) => deleting(client, bound, given));
}

async function deleting(client: ClientState, bound: BoundTarget, { signal }: DeleteProfileOptions): Promise<void> {
  return looking(bound.ref, signal, async () => {
    const { modelId } = bound;
    const control = controlOf(client);
    const ask = asking(control, { region: await sessionOf(client).placeOf(bound, signal), signal });
    try {
      await ask("deleteInferenceProfile", { inferenceProfileIdentifier: modelId });
    } catch (thrown) {
      if (codeOf(thrown) !== "not-found") throw thrown;
    }
    control.forget(modelId);
  });
}

const otherKind = ({ kind, ref }: BoundTarget) =>
  invalidRequest(
    `\`deleteApplicationProfile\` was given a target of kind \`${kind}\`.`,
    "Pass the ARN of an application inference profile.",
    ref,
  );
