import { styleText } from "node:util";
import { bedrock } from "./bedrock.ts";
import type { Tenants } from "./tenants.ts";

const tokensByTenant = new Map<string, number>();

/** Answers one request at the expense of its tenant, and shows which profile it went to. @throws BedrockTargetError */
export async function serve(
  { tenant, question }: { tenant: string; question: string },
  tenants: Tenants,
): Promise<void> {
  const profile = tenants.get(tenant);
  if (profile === undefined)
    return refuse(`There is no tenant "${tenant}": use one of ${[...tenants.keys()].join(", ")}.`);
  const { text, usage } = await bedrock.converse(profile, { messages: question });
  tokensByTenant.set(tenant, (tokensByTenant.get(tenant) ?? 0) + (usage?.totalTokens ?? 0));
  console.log(`${styleText("bold", tenant)}  ${question}\n  ${styleText("dim", `→ ${profile.modelId}`)}\n  ${text}\n`);
}

/** What the cost report of AWS has by tag, one day later. */
export function showBill(): void {
  console.log(styleText("dim", "Tokens by tenant"));
  for (const [tenant, tokens] of tokensByTenant)
    console.log(`${tenant.padEnd(10)} ${String(tokens).padStart(5)} tokens`);
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
