import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";
import type { Options } from "../options.ts";
import { openEmulator } from "./emulator.ts";

/** A client with all kinds of targets. */
export type Client = BedrockClient<typeof allTargets>;

/** Configuration that any AWS client takes. */
export interface AwsSettings {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** An account, real or emulated, as the command line names it. */
export interface Account {
  readonly client: Client;
  /** For clients of AWS's that a command makes itself. */
  readonly settings: AwsSettings;
  readonly isEmulated: boolean;
  /** The region of the account's calls; `undefined` where nobody names one. */
  region(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Opens the account that the options name; nothing is sent before something is asked. */
export async function openAccount(options: Options): Promise<Account> {
  const emulator = options.emulator ? await openEmulator(options.region) : undefined;
  const settings = emulator?.settings ?? settingsFrom(options);
  const { region: own, ...runtime } = settings;
  const client = new BedrockClient({ targets: allTargets, runtime, ...(own !== undefined && { region: own }) });
  const close = async () => {
    await client.destroy();
    await emulator?.close();
  };
  const region = async () => own ?? (await regionOfAws(runtime));
  return { client, settings, isEmulated: emulator !== undefined, region, close };
}

const settingsFrom = ({ region, profile, endpoint }: Options): AwsSettings => ({
  ...(region !== undefined && { region }),
  ...(profile !== undefined && { profile }),
  ...(endpoint !== undefined && { endpoint }),
});

/** What AWS's own chain says: AWS_REGION, the profile. */
async function regionOfAws(settings: AwsSettings): Promise<string | undefined> {
  const { BedrockClient: AwsClient } = await import("@aws-sdk/client-bedrock");
  const aws = new AwsClient(settings);
  try {
    return await aws.config.region();
  } catch {
    return undefined; // it throws where there is none
  } finally {
    aws.destroy();
  }
}
