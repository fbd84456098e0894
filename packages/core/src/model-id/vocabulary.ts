/**
 * Words with which Bedrock's ids begin. They decide only between `base` and `cross-region` (see `bare-id.ts`), never
 * what a model can do. Both lists are open: a word that is missing here still parses, only less surely.
 */

/** Providers of foundation models: the first word of a model's id. */
export const providers = [
  "ai21",
  "amazon",
  "anthropic",
  "cohere",
  "deepseek",
  "google",
  "luma",
  "meta",
  "minimax",
  "mistral",
  "moonshot",
  "moonshotai",
  "nvidia",
  "openai",
  "qwen",
  "stability",
  "twelvelabs",
  "writer",
  "zai",
] as const;

/** Prefixes of system-defined inference profiles. AWS adds some; none says where data goes. */
export const geographies = ["apac", "au", "ca", "eu", "global", "in", "jp", "us", "us-gov"] as const;

export type Provider = (typeof providers)[number];
export type Geography = (typeof geographies)[number];

const providerWords: ReadonlySet<string> = new Set(providers);
const geographyWords: ReadonlySet<string> = new Set(geographies);

export const isProvider = (word: string | undefined): boolean => word !== undefined && providerWords.has(word);
export const isGeography = (word: string | undefined): boolean => word !== undefined && geographyWords.has(word);
