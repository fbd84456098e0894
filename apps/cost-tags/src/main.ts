import { BedrockTargetError } from "@bedrock-targets/client";
import { deleteProfiles } from "./profiles.ts";
import { serve, showBill } from "./serve.ts";
import { readCostCentres, readTenants } from "./tenants.ts";

/** Requests as they come in, each of some tenant. */
const examples = [
  { tenant: "chatbot", question: "Where is my parcel?" },
  { tenant: "finance", question: "What did we spend in May?" },
  { tenant: "chatbot", question: "Thank you. Will it come today?" },
];

const [tenant, ...words] = process.argv.slice(2);
const requests = tenant === undefined ? examples : [{ tenant, question: words.join(" ") || "Hello" }];

try {
  if (tenant === "--clean") await deleteProfiles(readCostCentres().keys());
  else await serveAll();
} catch (error) {
  if (!BedrockTargetError.is(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}

async function serveAll(): Promise<void> {
  const tenants = await readTenants();
  for (const request of requests) await serve(request, tenants);
  showBill();
}
