import type { ListedTarget } from "@bedrock-targets/client";
import type { ErrorCode } from "@bedrock-targets/core";
import { listAll, warningText } from "../account/listing.ts";
import type { Context } from "../context.ts";
import { nearest } from "../explain/distance.ts";
import { failureJson } from "../failure.ts";
import { identify } from "../map/identity.ts";

/** Ids of the account that would work in place of one that does not. */
export interface Substitutes {
  readonly ids: readonly string[];
  /** Why there are none, or not all. */
  readonly note?: string;
}

/** Whether another id may work where one has failed so. */
export const mayHaveSubstitutes = (code: ErrorCode): boolean =>
  code === "on-demand-not-supported" || code === "not-found";

/** Nobody reads more. */
const most = 8;

/**
 * For a foundation model: the profiles that contain it. For anything else: what is spelt most like it. An account that does
 * not answer is a note, since the rest of the answer needs none.
 */
export async function substitutesFor(modelId: string, { account, signal }: Context): Promise<Substitutes> {
  try {
    const { client } = await account();
    const { targets, warnings } = await listAll(client, { signal });
    const profiles = profilesWith(modelId, targets);
    const ids = idsOf(profiles.length > 0 ? profiles : targets);
    const best = profiles.length > 0 ? ids.slice(0, most) : nearest(modelId, ids, most);
    const note =
      best.length === 0 ? "The account has nothing of the kind in this region." : warnings.map(warningText)[0];
    return { ids: best, ...(note !== undefined && { note }) };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const { message, advice = "" } = failureJson(thrown).error;
    return { ids: [], note: `The account could not be asked: ${message} ${advice}`.trim() };
  }
}

const idsOf = (targets: readonly ListedTarget[]): string[] => targets.map(({ modelId }) => modelId);

/** The profiles that have a foundation model behind them; none for a string of another kind. */
function profilesWith(modelId: string, targets: readonly ListedTarget[]): ListedTarget[] {
  const wanted = identify(modelId);
  if (wanted?.kind !== "base") return [];
  return targets.filter(
    ({ kind, behind }) =>
      (kind === "cross-region" || kind === "application-profile") &&
      behind.some((one) => identify(one)?.key === wanted.key),
  );
}
