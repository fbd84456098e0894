import { styleText } from "node:util";
import type { BoundTarget, ListedTarget } from "@bedrock-targets/client";
import { bedrock } from "./bedrock.ts";

/** The model or system profile that all the tenants' profiles are copied from. */
const { FROM: from = "us.amazon.nova-lite-v1:0" } = process.env;

type ByTenant<Value> = ReadonlyMap<string, Value>;

const nameFor = (tenant: string): string => `cost-tags-${tenant}`;

/** One profile per tenant, tagged with who pays: made at the first run, found at the next. @throws BedrockTargetError */
export async function ensureProfiles(costCentres: ByTenant<string>): Promise<ByTenant<BoundTarget>> {
  const before = await existing();
  const profiles = new Map<string, BoundTarget>();
  for (const [tenant, costcenter] of costCentres) {
    const tags = { tenant, costcenter };
    const profile = await bedrock.ensureApplicationProfile({ name: nameFor(tenant), from, tags });
    const isOld = before.some(({ modelId }) => modelId === profile.modelId);
    report(isOld ? "found" : "created", profile.modelId, `tenant ${tenant}, cost centre ${costcenter}`);
    profiles.set(tenant, profile);
  }
  console.log();
  return profiles;
}

/** Deletes the profiles that were made for these tenants, and no other. @throws BedrockTargetError */
export async function deleteProfiles(tenants: Iterable<string>): Promise<void> {
  const profiles = await existing();
  for (const tenant of tenants) {
    const own = profiles.filter(({ name, tags }) => name === nameFor(tenant) && tags?.tenant === tenant);
    for (const { modelId } of own) {
      await bedrock.deleteApplicationProfile(modelId);
      report("deleted", modelId, `tenant ${tenant}`);
    }
    if (own.length === 0) console.log(`tenant ${tenant} has no profile`);
  }
}

/** The application profiles of this app, in the region where they are made. @throws BedrockTargetError */
async function existing(): Promise<readonly ListedTarget[]> {
  const { region } = bedrock.target(from).ref;
  const wanted = { kinds: ["application-profile"], name: nameFor(""), include: ["tags"], region } as const;
  const profiles: ListedTarget[] = [];
  for await (const item of bedrock.listTargets(wanted)) {
    if (item.warning) console.error(`${item.warning.code}: ${item.warning.message}`);
    else profiles.push(item);
  }
  return profiles;
}

function report(what: string, modelId: string, whose: string): void {
  console.log(`${styleText("green", what.padEnd(8))} ${whose}\n  ${styleText("dim", modelId)}`);
}
