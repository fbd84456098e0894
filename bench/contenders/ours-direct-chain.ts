import { base } from "@bedrock-targets/base";
import { BedrockClient } from "@bedrock-targets/client";
import { directTransport } from "@bedrock-targets/direct";
import type { Open } from "./contender.ts";
import { withOurs } from "./with-ours.ts";

/** AWS's whole chain of providers, at the first call: where it finds the credentials makes no difference here. */
async function credentialProvider() {
  const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
  return defaultProvider()();
}

export const open: Open = (endpoint) =>
  withOurs(new BedrockClient({ targets: [base], transport: directTransport({ endpoint, credentialProvider }) }));
