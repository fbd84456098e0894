import type { Attempt } from "@bedrock-targets/core";
import type { Call as Request } from "@bedrock-targets/emulator";
import type { Way } from "./lane.ts";
import type { Outcome } from "./outcome.ts";
import type { CallPlan } from "./plan.ts";

/** What is known of a call that has ended. */
export interface Ended {
  readonly plan: CallPlan;
  readonly outcome: Outcome;
  /** What the server has got of it. */
  readonly requests: readonly Request[];
  readonly way: Way;
  /** Whether other calls may have ended its connections, or somebody its client. */
  readonly isEndangered: boolean;
  readonly isDestroyed: boolean;
}

export const attemptsOf = ({ reply, error }: Outcome): readonly Attempt[] => reply?.attempts ?? error?.attempts ?? [];

/** A sentence where something is wrong. */
export const when = (condition: unknown, sentence: string): readonly string[] => (condition ? [sentence] : []);
