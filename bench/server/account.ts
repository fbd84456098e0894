/** Who calls, where and what: made up, and known to both sides. */
export const account = {
  region: "us-east-1",
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  sessionToken: "a-session-token-as-roles-have-them/with+characters==".repeat(8),
  /** With a colon, which has to be encoded in the path, and once more in what is signed. */
  modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
} as const;

/** The account as AWS's own variables. */
export const accountEnvironment: Readonly<Record<string, string>> = {
  AWS_REGION: account.region,
  AWS_ACCESS_KEY_ID: account.accessKeyId,
  AWS_SECRET_ACCESS_KEY: account.secretAccessKey,
  AWS_SESSION_TOKEN: account.sessionToken,
};
