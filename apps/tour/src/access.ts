import { setTimeout } from "node:timers/promises";
import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";

/** What calls to the caller's own account would lack, and how to get it. */
export interface Missing {
  readonly name: "credentials" | "region";
  readonly reason: string;
  readonly advice: string;
}

/** AWS's chain may ask a metadata service, an SSO portal or a program of the user's. */
const patienceMs = 10_000;

/** Asks AWS's own chain for credentials and, unless one is known, for a region. Nothing is sent to Bedrock. */
export const missingAccess = async (
  needsRegion: boolean,
  region: string | undefined,
  signal: AbortSignal,
): Promise<readonly Missing[]> => {
  const client = new BedrockRuntimeClient(region === undefined ? {} : { region });
  const asked = { credentials: () => client.config.credentials(), region: () => client.config.region() };
  const needed = [...(hasBearerToken() ? [] : ["credentials" as const]), ...(needsRegion ? ["region" as const] : [])];
  const found = await Promise.all(
    needed.map(async (name) => ({ name, reason: await reasonAgainst(asked[name], signal), advice: advice[name] })),
  );
  client.destroy();
  signal.throwIfAborted();
  return found.flatMap(({ reason, ...missing }) => (reason === undefined ? [] : [{ ...missing, reason }]));
};

const advice = {
  credentials:
    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE (after `aws sso login`), or AWS_BEARER_TOKEN_BEDROCK.",
  region: "Set AWS_REGION, or pass --region us-east-1.",
} as const;

/** AWS's SDK prefers it to credentials. */
const hasBearerToken = (): boolean => Boolean(process.env.AWS_BEARER_TOKEN_BEDROCK);

const reasonAgainst = async (ask: () => Promise<unknown>, signal: AbortSignal): Promise<string | undefined> => {
  const done = new AbortController();
  const tooLong = setTimeout(patienceMs, `No answer from AWS's chain within ${patienceMs / 1000} s`, {
    signal: AbortSignal.any([signal, done.signal]),
  });
  const answer = ask().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const reason = await Promise.race([answer, tooLong.catch(() => undefined)]);
  done.abort();
  return reason;
};
