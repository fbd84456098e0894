import { BedrockTargetError } from "@bedrock-targets/core/target";
import type { Credentials } from "./options.ts";

/** Browsers and workers have no environment, profiles or instances to ask. */
export async function awsChain(): Promise<(again: boolean) => Promise<Credentials>> {
  throw new BedrockTargetError({
    code: "credentials",
    message: "There are no credentials, and here is nothing to look for them in.",
    advice: "Pass `credentials`, a `credentialProvider` (such as AWS's `fromCognitoIdentityPool`) or a `bearerToken`.",
  });
}
