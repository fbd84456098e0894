import { invalidRequest, type ModelTarget, type Transport } from "@bedrock-targets/core";
import { isReadyClient } from "./aws-sdk/sdk.ts";
import type { BedrockClientOptions } from "./options.ts";
import type { RegionPolicy } from "./regions.ts";

/** What a client's options say about regions. @throws BedrockTargetError with code `invalid-request` where they contradict */
export function regionPolicy(
  { region, regions, within, transport, runtime }: BedrockClientOptions<readonly ModelTarget[]>,
  used: Transport,
): RegionPolicy {
  // A ready client cannot be moved to another region. With a transport, `runtime` only feeds the control plane.
  const fixed = transport === undefined && runtime !== undefined && isReadyClient(runtime);
  if (fixed && regions === "follow") throw cannotFollow();
  return {
    own: remembered(() => (region === undefined || fixed ? used.region() : Promise.resolve(region))),
    regions: regions ?? (fixed ? "strict" : "follow"),
    within: typeof within === "string" ? [within] : within,
  };
}

const cannotFollow = (): Error =>
  invalidRequest(
    '`regions` is "follow", and `runtime` is a ready client, which stays in its region.',
    "Pass the client's configuration as `runtime` in place of the client.",
  );

/** What is asked for once; a failure is forgotten, and asked for again. */
function remembered<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let answer: Promise<Value> | undefined;
  return () => {
    answer ??= ask().catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
    return answer;
  };
}
