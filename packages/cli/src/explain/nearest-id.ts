import { tryParseModelId } from "@bedrock-targets/core/target";
import { nearest } from "./distance.ts";
import { geographyWords, isProviderWord, providerWords, resourceWords } from "./words.ts";

/**
 * What a string may have meant, by the words alone: a misspelt provider, geography or resource type put right. Empty where no
 * word is near a known one, or nothing is misspelt.
 */
export function correctedIds(modelId: string): string[] {
  const text = modelId.trim().replace(/^["'`]+|["'`]+$/g, "");
  const corrected = /^a?r?n:/i.test(text) ? withType(text) : withWords(text);
  return [...new Set(corrected)].filter((id) => id !== modelId && tryParseModelId(id) !== undefined).slice(0, 3);
}

/** `arn:…:inference-profle/x`. */
function withType(text: string): string[] {
  const parts = text.toLowerCase().startsWith("arn:") ? text.split(":") : ["arn", ...text.split(":").slice(1)];
  const resource = parts.slice(5).join(":");
  const [type = "", ...name] = resource.split("/");
  const types = resourceWords.includes(type) ? [type] : nearest(type, resourceWords, 3);
  return types.map((one) => [...parts.slice(0, 5), [one, ...name].join("/")].join(":"));
}

/** `amazn.nova-lite-v1:0`, `us.anthropc.claude-…`. */
function withWords(text: string): string[] {
  const [first = "", second = "", ...rest] = text.toLowerCase().split(".");
  if (isProviderWord(first) || second === "") return [];
  if (isProviderWord(second)) return nearest(first, geographyWords, 2).map((word) => [word, second, ...rest].join("."));
  const asBase = nearest(first, providerWords, 2).map((word) => [word, second, ...rest].join("."));
  const isProfile = geographyWords.includes(first) && rest.length > 0;
  const providers = isProfile ? nearest(second, providerWords, 2) : [];
  return [...providers.map((word) => [first, word, ...rest].join(".")), ...asBase];
}
