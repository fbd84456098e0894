import { refOf } from "../../resolve/named.ts";
import { grantsOf } from "../grant.ts";
import { notes } from "../notes.ts";
import type { Permissions } from "../stop.ts";

/**
 * A prompt is rendered, by its own action and under its own ARN (a version under that of the version); then what it names is
 * invoked. No invoking action knows prompts as a resource. Source: the service authorization reference.
 */
export const prompt: Permissions = {
  reads: { action: "bedrock:GetPrompt" },
  hasTags: () => true,
  looksBehind: true,
  invoke: (stop) => {
    const { description } = stop.walked ?? {};
    const behind = description?.behind ?? [];
    return {
      grants: grantsOf(["bedrock:RenderPrompt"], [stop.arn]),
      behind,
      notes: [
        ...(description ? [] : [notes.unknownBehind(stop)]),
        ...(description && behind.length === 0 ? [notes.openPrompt(stop)] : []),
        ...behind.filter((name) => refOf(name)).map((name) => notes.promptStandsOn(stop, name)),
      ],
    };
  },
};
