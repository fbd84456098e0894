import type { ErrorCode } from "@bedrock-targets/core";
import { listAll, warningTexts } from "../account/listing.ts";
import { profilesWith } from "../account/ways-to.ts";
import type { Context } from "../context.ts";
import { nearest } from "../explain/distance.ts";
import { failureJson } from "../failure.ts";

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
 * For a foundation model: AWS's profiles that contain it, the nearest first. For anything else: what is spelt most like it; in
 * both cases no application profiles, whose tags bill somebody else. An account that does not answer is a note, since the rest
 * of the answer needs none.
 */
export async function substitutesFor(modelId: string, { account, signal }: Context): Promise<Substitutes> {
  try {
    const { client, region } = await account();
    const { targets, warnings } = await listAll(client, { signal });
    const profiles = profilesWith(modelId, targets, await region());
    const others = targets.filter(({ kind }) => kind !== "application-profile" && kind !== "custom-model");
    const best = profiles.length > 0 ? profiles.slice(0, most) : nearest(modelId, others.map(idOf), most);
    const note = best.length === 0 ? "The account has nothing of the kind in this region." : warningTexts(warnings)[0];
    return { ids: best, ...(note !== undefined && { note }) };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const { message, advice = "" } = failureJson(thrown).error;
    return { ids: [], note: `The account could not be asked: ${message} ${advice}`.trim() };
  }
}

const idOf = ({ modelId }: { readonly modelId: string }): string => modelId;
