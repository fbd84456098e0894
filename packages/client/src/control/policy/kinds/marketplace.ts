import { ownedArn } from "../arns.ts";
import { type Grant, grantsOf } from "../grant.ts";
import { notes } from "../notes.ts";
import type { Permissions, Stop } from "../stop.ts";

/**
 * Bedrock knows all endpoints of an account in a region by one ARN; the endpoint itself is SageMaker's, which Bedrock calls in
 * the caller's name. Hence the condition of AWS's own managed policy. Its other one, a tag of the endpoint, is not taken over:
 * it makes up for a resource of `endpoint/*`, and here the endpoint is named.
 */
export const marketplace: Permissions = {
  reads: { action: "bedrock:GetMarketplaceModelEndpoint", resource: allEndpoints },
  hasTags: () => false,
  looksBehind: false,
  invoke: (stop, { model, endpoint }) => ({
    grants: [...grantsOf(model, [allEndpoints(stop)]), ...throughBedrock(endpoint, stop.arn)],
    notes: [notes.allEndpoints(stop)],
  }),
};

function allEndpoints({ ref, partition, region }: Stop): string {
  return ownedArn({ partition, region }, ref.accountId ?? "*", "marketplace/model-endpoint/all-access");
}

const throughBedrock = (actions: readonly string[], arn: string): readonly Grant[] =>
  grantsOf(actions, [arn], { StringEquals: { "aws:CalledViaLast": "bedrock.amazonaws.com" } });
