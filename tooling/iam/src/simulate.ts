import type { PolicyDocument } from "@bedrock-targets/client";
import { runSimulation, runUnsafeSimulation, type Simulation } from "@cloud-copilot/iam-simulate";
import { account } from "./place.ts";
import type { Request } from "./requests.ts";

/**
 * Whether a document allows a request, to a user who has nothing else. The simulator checks the request against AWS's
 * reference; but the reference knows no foundation model without a region, so that for those it decides unchecked.
 */
export async function isAllowed(document: PolicyDocument, request: Request): Promise<boolean> {
  const simulation = simulationOf(document, request);
  if (request.resource.includes(":bedrock:::")) return runUnsafeSimulation(simulation, {}) === "Allowed";
  const answer = await runSimulation(simulation, {});
  if (answer.resultType === "error")
    throw new Error(`${request.action} on ${request.resource}: ${answer.errors.message}`);
  return answer.overallResult === "Allowed";
}

/** The first request that a document does not allow. */
export async function firstDenied(
  document: PolicyDocument,
  requests: readonly Request[],
): Promise<Request | undefined> {
  for (const request of requests) if (!(await isAllowed(document, request))) return request;
  return undefined;
}

const simulationOf = (document: PolicyDocument, { action, resource, context }: Request): Simulation => ({
  request: {
    principal: "arn:aws:iam::123456789012:user/caller",
    action,
    resource: { resource, accountId: account },
    contextVariables: { ...context },
  },
  identityPolicies: [{ name: "ours", policy: document }],
  serviceControlPolicies: [],
  resourceControlPolicies: [],
});
