import { devNull } from "node:os";

/** Whether somebody means a certain server, such as an emulator of their own. */
export const namesAnEndpoint = ({ env } = process) =>
  Boolean(env.AWS_ENDPOINT_URL || env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME);

/** Sends AWS's SDK to the emulator. Nothing of a real configuration is left: no secret goes to a port without TLS. */
export function useEmulatorAt(url, { env } = process) {
  for (const name of Object.keys(env)) if (name.startsWith("AWS_")) delete env[name];
  Object.assign(env, {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "nobody",
    AWS_SECRET_ACCESS_KEY: "nothing",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  });
}
