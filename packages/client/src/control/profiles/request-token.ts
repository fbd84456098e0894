import { type Tags, tagList } from "./tags.ts";

/**
 * A token that is the same for the same profile, so that AWS takes two requests at once for one: the SHA-256 of its name,
 * source and tags, in hexadecimal.
 */
export async function requestToken(name: string, source: string, tags: Tags): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([name, source, tagList(tags)]));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
