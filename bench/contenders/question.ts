import { account } from "../server/account.ts";

/** What everybody asks. */
export const modelId: string = account.modelId;
export const system = "You answer in one short sentence, and give names in their own script as well.";
export const question = "Which city is the capital of France, and by which name do people who love it call it?";
export const maxTokens = 200;

/** The same in Converse's words. */
export const converseRequest: {
  modelId: string;
  system: { text: string }[];
  messages: { role: "user"; content: { text: string }[] }[];
  inferenceConfig: { maxTokens: number };
} = {
  modelId,
  system: [{ text: system }],
  messages: [{ role: "user", content: [{ text: question }] }],
  inferenceConfig: { maxTokens },
};
