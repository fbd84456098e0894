import { type Tags, tagList } from "./tags.ts";

/**
 * A token that is the same for the same profile, so that AWS takes two requests at once for one: the SHA-256 of its name,
 * source and tags, in hexadecimal. AWS may answer an old token with the ARN of a profile that has been deleted since; with
 * that ARN as `gone` it is another token, and again the same for all who have met the same ARN.
 */
export async function requestToken(name: string, source: string, tags: Tags, gone?: string): Promise<string> {
  const said = [name, source, tagList(tags), ...(gone === undefined ? [] : [gone])];
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(said))));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
