import type { Client } from "./clients.ts";
import type { AwsClient } from "./sdk.ts";

/** Asks anew who calls, where that is due, once for all calls that wait for it. @throws what the provider throws */
export function renewed(client: Client): Promise<void> {
  if (!client.isStale && client.renewal) return client.renewal;
  client.isStale = false;
  const renewal = askAnew(client.aws);
  client.renewal = renewal;
  const end = (isStale: boolean): void => {
    client.isStale ||= isStale;
    if (client.renewal === renewal) client.renewal = undefined;
  };
  renewal.then(
    () => end(false),
    () => end(true), // what is kept would only be refused again
  );
  return renewal;
}

/** AWS's client keeps who calls, a bearer token or credentials, until it ends, or is told so. */
async function askAnew({ config }: AwsClient): Promise<void> {
  const [preferred] = (await config.authSchemePreference?.()) ?? [];
  const provider = preferred?.endsWith("httpBearerAuth") ? config.token : config.credentials;
  await provider?.({ forceRefresh: true });
}
