import { accountEnvironment } from "../server/account.ts";

const kept = ["PATH", "HOME", "TMPDIR", "SystemRoot", "NO_COLOR"];

/** What a contender's process is given: the account, whom to trust, and nothing of the machine's own configuration. */
export const environmentFor = (certificateFile: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(kept.map((name) => [name, process.env[name]])),
  ...accountEnvironment,
  NODE_EXTRA_CA_CERTS: certificateFile,
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "no-such-file",
  AWS_SHARED_CREDENTIALS_FILE: "no-such-file",
});
