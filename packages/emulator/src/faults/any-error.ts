import type { FaultBehaviour } from "./behaviour.ts";
import { headerText, whole } from "./option-types.ts";
import { type RefusalFault, refusalOptions, refuse } from "./refusals.ts";

/** The call is refused with an error of your own. */
export interface ErrorFault extends Omit<RefusalFault, "kind"> {
  readonly kind: "error";
  /** From 400 to 599. Default 500. */
  readonly status?: number;
  /** The exception's name. Default: none, as from a load balancer; clients then have the status alone. */
  readonly name?: string;
}

/** Any error, whether Bedrock has it or not. */
export const anyError: FaultBehaviour<ErrorFault> = {
  says: "an error of your own, such as 502 without a name",
  main: "status",
  options: { ...refusalOptions, status: whole(400, 599), name: headerText },
  effect: ({ status = 500, name, message = "A fault says so", ...rest }) => ({
    answer: (call) => refuse(call, { status, name, message, ...rest }),
  }),
};
