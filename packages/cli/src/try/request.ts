import type { Options } from "../options.ts";

/** What `try` asks; only what was given is sent. */
export interface TryRequest {
  readonly messages?: string;
  readonly system?: string;
  readonly inferenceConfig?: { readonly maxTokens: number };
  readonly variables?: Readonly<Record<string, string>>;
}

export const requestFrom = (question: string | undefined, { system, maxTokens, variable }: Options): TryRequest => ({
  ...(question !== undefined && { messages: question }),
  ...(system !== undefined && { system }),
  ...(maxTokens !== undefined && { inferenceConfig: { maxTokens } }),
  ...(variable && { variables: variable }),
});
