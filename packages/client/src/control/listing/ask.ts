import { type Look, toTargetError } from "@bedrock-targets/core";
import type { Control, LookupPlace } from "../control.ts";
import { actionOf } from "../resolve/missing.ts";

/**
 * Asks the control plane itself, past what is remembered: for lists, which would push out everything else, and for what
 * changes something. What is refused is an error that names the permission.
 */
export const asking =
  (control: Control, { region, signal }: LookupPlace): Look =>
  async (operation, input) => {
    try {
      return await control.send({ operation, input, region, signal });
    } catch (thrown) {
      const advice = { "access-denied": `Allow \`${actionOf(operation)}\` to who asks.` };
      throw toTargetError(thrown, { advice, aborted: signal?.aborted });
    }
  };
