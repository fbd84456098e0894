import { applicationProfile } from "@bedrock-targets/application-profile";
import { BedrockTargetError, type BoundTarget } from "@bedrock-targets/client";
import { ensureProfiles } from "./profiles.ts";

const { TENANT_PROFILES, TENANTS = "chatbot=cc-100,finance=cc-200" } = process.env;

/** Tenant → the application profile that has the tenant's cost tags. */
export type Tenants = ReadonlyMap<string, BoundTarget>;

/** Tenant → the cost centre that pays, of `TENANTS`. @throws BedrockTargetError where one of the two is missing */
export function readCostCentres(): ReadonlyMap<string, string> {
  const pairs = pairsIn(TENANTS);
  if (pairs.every(([tenant, costCentre]) => tenant && costCentre)) return new Map(pairs);
  throw new BedrockTargetError({
    code: "invalid-request",
    message: `TENANTS is "${TENANTS}".`,
    advice: "Write `tenant=costcentre`, with commas between them.",
  });
}

/**
 * The profiles that are there, where `TENANT_PROFILES` names them: a wrong ARN fails here, at the start, and not at its
 * tenant's first request. Otherwise one is made for every tenant that has none. @throws BedrockTargetError
 */
export async function readTenants(): Promise<Tenants> {
  if (TENANT_PROFILES === undefined) return ensureProfiles(readCostCentres());
  return new Map(pairsIn(TENANT_PROFILES).map(([tenant, arn]) => [tenant, applicationProfile(arn)]));
}

/** `a=1, b=2` as pairs; what is missing is empty. */
function pairsIn(text: string): (readonly [name: string, value: string])[] {
  const pairs = text.split(",").map((pair) => pair.split("=").map((part) => part.trim()));
  return pairs.map(([name = "", value = ""]) => [name, value]);
}
