import { grantsOf } from "../grant.ts";
import { notes } from "../notes.ts";
import type { Permissions } from "../stop.ts";

/** A router needs itself, and everything that it may choose. */
export const router: Permissions = {
  reads: { action: "bedrock:GetPromptRouter" },
  /** Those that AWS provides have none. */
  hasTags: ({ ref }) => ref.resourceType === "prompt-router",
  looksBehind: true,
  invoke: (stop, { model }) => ({
    grants: grantsOf(model, [stop.arn]),
    behind: stop.walked?.description?.behind,
    notes: stop.walked?.description ? [notes.routes(stop)] : [notes.unknownBehind(stop)],
  }),
};
