import { failureJson } from "../../failure.ts";
import { awsClient } from "../aws-client.ts";
import { type Check, type Finding, fail, pass } from "../finding.ts";

/** Whether AWS's own chain finds credentials, and whether they are still valid by their own word. */
export const credentials: Check = {
  name: "credentials",
  async examine({ account, env }) {
    if (account.isEmulated) return [pass("credentials", "the embedded Bedrock takes any")];
    const aws = await awsClient(account.settings);
    try {
      return [judged(await aws.config.credentials())];
    } catch (thrown) {
      return [missing(thrown, env)];
    } finally {
      aws.destroy();
    }
  },
};

interface Found {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** The end of the key id tells one from the other; the rest is nobody's business. */
function judged({ accessKeyId, sessionToken, expiration }: Found): Finding {
  const kind = sessionToken === undefined ? "a long-term key" : "a session";
  const detail = `${kind}, access key …${accessKeyId.slice(-4)}`;
  if (expiration === undefined) return pass("credentials", detail);
  const minutes = Math.round((expiration.getTime() - Date.now()) / 60_000);
  if (minutes > 0) return pass("credentials", `${detail}, valid for ${minutes} more minutes`);
  return fail("credentials", `${detail}, expired`, "Sign in again (`aws sso login`, or renew the session).");
}

/** A bearer token is as good as credentials for all services but one. */
function missing(thrown: unknown, { AWS_BEARER_TOKEN_BEDROCK }: Readonly<Record<string, string | undefined>>): Finding {
  if (AWS_BEARER_TOKEN_BEDROCK) {
    return pass(
      "credentials",
      "none, and none are needed but for prompts: the bearer token serves for everything else, and the prompt service takes no bearer token",
    );
  }
  return fail(
    "credentials",
    failureJson(thrown).error.message,
    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, pass --profile, or sign in with `aws sso login`.",
  );
}
