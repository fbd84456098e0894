import type { Context } from "../context.ts";
import { nearest } from "./distance.ts";
import { correctedIds } from "./nearest-id.ts";

/** Nobody reads more suggestions. */
const most = 5;

/**
 * What a string may have meant: its words put right, then, where the account answers, the ids of the account that are most
 * like it.
 */
export async function nearestIds(modelId: string, { account, signal }: Context): Promise<string[]> {
  const corrected = correctedIds(modelId);
  try {
    const { client } = await account();
    const listed: string[] = [];
    for await (const item of client.listTargets({ signal })) {
      if (item.modelId !== undefined) listed.push(item.modelId);
    }
    if (listed.includes(modelId)) return []; // what is wrong lies behind it
    return [...new Set([...nearest(modelId, listed, most), ...corrected])].slice(0, most);
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return corrected; // without an account, the words are all there is
  }
}
