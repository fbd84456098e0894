import { BedrockTargetError } from "@bedrock-targets/core/target";
import { environment } from "./environment.ts";
import type { Credentials } from "./options.ts";

/** What the chain is told with every question. */
interface Properties {
  /** It keeps what it has given, for as long as we do: without being told, it would give the same again. */
  readonly forceRefresh: boolean;
  /** As a client of AWS's has it. */
  readonly callerClientConfig: { readonly region: () => Promise<string | undefined> };
}

/** What is used of `@aws-sdk/credential-provider-node`, in our own words, so that compiling needs no AWS SDK. */
interface AwsChain {
  defaultProvider(): (properties: Properties) => Promise<Credentials>;
}

/**
 * AWS's own chain of providers: environment, SSO, profiles, web identity, containers, instances.
 *
 * @param region where roles are asked for, unless the profile says so itself: other partitions know nothing of ours
 * @throws BedrockTargetError with code `credentials` and the install line where it is missing
 */
export async function awsChain(
  region: () => Promise<string | undefined>,
): Promise<(again: boolean) => Promise<Credentials>> {
  const { defaultProvider } = await load();
  const provider = defaultProvider();
  return (again) => provider({ forceRefresh: again, callerClientConfig: { region } });
}

const load = (): Promise<AwsChain> =>
  import("@aws-sdk/credential-provider-node").then(
    (module) => module as unknown as AwsChain, // the part above, in our own words
    (cause: unknown) => {
      throw missing(cause);
    },
  );

const missing = (cause: unknown): BedrockTargetError =>
  new BedrockTargetError({
    code: "credentials",
    message: environment("AWS_PROFILE")
      ? "AWS_PROFILE is set, and what reads profiles is not installed."
      : "There are no credentials in the environment, and AWS's chain of providers is not installed.",
    advice:
      "Run `npm install @aws-sdk/credential-provider-node`, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (without " +
      "AWS_PROFILE) or AWS_BEARER_TOKEN_BEDROCK, or pass `credentials`, `credentialProvider` or `bearerToken`.",
    cause,
  });
