import type { BedrockClient } from "@aws-sdk/client-bedrock";
import type { AwsSettings } from "../account/account.ts";

/** A client of AWS's own for the control plane. What it cannot do at once, it does not try again. */
export async function awsClient(settings: AwsSettings): Promise<BedrockClient> {
  const { BedrockClient: AwsClient } = await import("@aws-sdk/client-bedrock");
  return new AwsClient({ ...settings, maxAttempts: 1 });
}
