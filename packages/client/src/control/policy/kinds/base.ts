import { grantsOf } from "../grant.ts";
import type { Permissions } from "../stop.ts";

/** A foundation model needs itself, in the region that is called. */
export const base: Permissions = {
  reads: { action: "bedrock:GetFoundationModel" },
  hasTags: () => false,
  looksBehind: false,
  invoke: ({ arn }, { model }) => ({ grants: grantsOf(model, [arn]) }),
};
