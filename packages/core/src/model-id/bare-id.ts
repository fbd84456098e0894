import { isHostName } from "./host.ts";
import { isGeography, isProvider } from "./vocabulary.ts";

/**
 * Classifies an id that is no ARN. The first rule that fits wins (words are what dots separate); `KindOf` in
 * `kind-of.ts` is the same rule for the compiler.
 *
 * 1. the first word is a provider → `base` (`amazon.titan-text-lite.v1`)
 * 2. the first word is a geography, and there are three words or more → `cross-region`
 * 3. the second word is a provider → `cross-region` (a geography not invented yet: `sa.amazon.nova-lite-v1:0`)
 * 4. three words or more → `cross-region` if the first word looks like a geography, else `base`
 * 5. two words → `base`
 *
 * The name of an AWS endpoint's host has dotted words too; it is refused, since it is surely no model.
 */
export function kindOfBareId(id: string): "base" | "cross-region" | undefined {
  if (!isBareId(id) || isHostName(id)) return undefined;
  const words = id.split(".");
  const [first = "", second] = words;
  if (isProvider(first)) return "base";
  if (isGeography(first) && words.length >= 3) return "cross-region";
  if (isProvider(second)) return "cross-region";
  return words.length >= 3 && looksLikeGeography(first) ? "cross-region" : "base";
}

/** A letter or a digit, and more of them, underscores and hyphens. */
const part = "[A-Za-z0-9][\\w-]*";
const bareId = new RegExp(`^${part}(\\.${part}(:${part})*)+$`);

/** Dotted words, of which all but the first may have colons. None is empty or only punctuation. */
export const isBareId = (id: string): boolean => bareId.test(id);

/** A known geography before a known provider: surely the id of a system-defined inference profile. */
export function isProfileId(id: string): boolean {
  const [first, second] = id.split(".");
  return isGeography(first) && isProvider(second);
}

/** Two letters (`kr`), or two letters, a hyphen and letters (`us-gov`). */
const looksLikeGeography = (word: string): boolean => /^[A-Za-z]{2}(-[A-Za-z]+)?$/.test(word);
