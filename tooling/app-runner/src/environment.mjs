import { devNull } from "node:os";

/** What AWS's SDK reads for the runtime, and for the two services of the control plane. */
const endpoints = ["AWS_ENDPOINT_URL_BEDROCK", "AWS_ENDPOINT_URL_BEDROCK_AGENT", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME"];

/** Whether somebody means a certain server, such as an emulator of their own. */
export const namesAnEndpoint = ({ env } = process) => ["AWS_ENDPOINT_URL", ...endpoints].some((name) => env[name]);

/** Sends AWS's SDK to the emulator. Nothing of a real configuration is left: no secret goes to a port without TLS. */
export function useEmulatorAt({ url, region }, { env } = process) {
  for (const name of Object.keys(env)) if (name.startsWith("AWS_")) delete env[name];
  Object.assign(env, {
    ...Object.fromEntries(endpoints.map((name) => [name, url])),
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "nobody",
    AWS_SECRET_ACCESS_KEY: "nothing",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  });
}
