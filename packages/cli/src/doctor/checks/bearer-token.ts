import { type Check, pass, unknown } from "../finding.ts";

/**
 * Who is asked for: with AWS_BEARER_TOKEN_BEDROCK in the environment the AWS SDK signs by it, whatever credentials were
 * passed; the prompt service takes credentials only. Seen with the AWS SDK 3.1164.
 */
export const bearerToken: Check = {
  name: "bearer token",
  async examine({ env }) {
    const token = env.AWS_BEARER_TOKEN_BEDROCK;
    if (!token)
      return [pass("bearer token", "AWS_BEARER_TOKEN_BEDROCK is not set: calls are signed with the credentials")];
    return [
      unknown(
        "bearer token",
        "AWS_BEARER_TOKEN_BEDROCK is set: it is used in place of the credentials, also of those that a program passes; prompts are read with credentials all the same",
        "If that is not meant, unset it.",
      ),
    ];
  },
};
