import { grantsOf } from "../grant.ts";
import { notes } from "../notes.ts";
import type { Permissions } from "../stop.ts";

/** Whatever is invoked under its own ARN alone, whichever model it runs. */
const owned = (reads: string): Permissions => ({
  reads: { action: reads },
  hasTags: () => true,
  looksBehind: false,
  invoke: ({ arn }, { model }) => ({
    grants: grantsOf(model, [arn]),
    alsoListed: reads,
  }),
});

export const provisioned: Permissions = owned("bedrock:GetProvisionedModelThroughput");
export const imported: Permissions = owned("bedrock:GetImportedModel");

/** AWS's guide lists the reading of the custom model, not of its deployment. */
export const customDeployment: Permissions = {
  ...owned("bedrock:GetCustomModelDeployment"),
  invoke: ({ arn }, { model }) => ({
    grants: grantsOf(model, [arn]),
    alsoListed: "bedrock:GetCustomModel",
  }),
};

/** An artifact: no invoking action knows it as a resource. */
export const customModel: Permissions = {
  ...owned("bedrock:GetCustomModel"),
  invoke: (stop) => ({ grants: [], notes: [notes.artifact(stop)] }),
};
