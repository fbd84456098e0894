import type { FaultBehaviour } from "./behaviour.ts";
import { duration } from "./option-types.ts";
import { type RefusalFault, refusalOptions, refuse } from "./refusals.ts";

/** The model is not ready: 429 `ModelNotReadyException`, for some time (`forMs`), for some calls (`times`), or both. */
export interface ColdStartFault extends Omit<RefusalFault, "kind"> {
  readonly kind: "cold-start";
  /** Milliseconds from the first call on; then the model is ready. Default: for good. */
  readonly forMs?: number;
}

/** AWS's own sentence was never recorded; this one is ours. */
const sentence = "The model is not ready to answer yet: wait until it is loaded, and try again";

/** A model that has to be loaded first, as imported ones have. */
export const coldStart: FaultBehaviour<ColdStartFault> = {
  says: "429 ModelNotReadyException until some time after the first call",
  main: "forMs",
  options: { ...refusalOptions, forMs: duration(1) },
  effect({ forMs = Number.POSITIVE_INFINITY, message = sentence, ...rest }, { timers }) {
    let began: number | undefined;
    return {
      concerns() {
        began ??= timers.now();
        return timers.now() - began < forMs;
      },
      answer: (call) => refuse(call, { status: 429, name: "ModelNotReadyException", message, ...rest }),
    };
  },
};
