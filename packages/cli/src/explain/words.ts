import { type TargetKind, targetKinds, tryParseModelId } from "@bedrock-targets/core/target";

/** First words of ids that a misspelt one may have meant: providers, and geographies before them. Only for advice. */
export const providerWords: readonly string[] = [
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
];

export const geographyWords: readonly string[] = ["apac", "au", "ca", "eu", "global", "in", "jp", "us", "us-gov"];

/** The resource types of ARNs, as the grammar has them: what `parseModelId` takes of these. */
export const resourceWords: readonly string[] = [
  "foundation-model",
  "inference-profile",
  "application-inference-profile",
  "prompt",
  "provisioned-model",
  "custom-model",
  "custom-model-deployment",
  "imported-model",
  "prompt-router",
  "default-prompt-router",
  "endpoint",
];

/** Whether the grammar knows a word as a provider: only then are two words, of which it is the second, a profile. */
export const isProviderWord = (word: string): boolean => tryParseModelId(`xx.${word}`)?.kind === "cross-region";

/** Whether a word is the name of a kind, as `--kind` takes it. */
export const isKindWord = (word: string): word is TargetKind => targetKinds.some((kind) => kind === word);
