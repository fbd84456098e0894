import { createEmulator, type ModelDefinition } from "../../src/index.ts";
import { objectOf } from "../../src/wire/json.ts";
import type { Recording } from "../shared.ts";
import { post } from "../support.ts";
import { type Answer, emulatedAnswer } from "./answer.ts";
import { requestOf } from "./request.ts";

const actions: Readonly<Record<string, string>> = {
  Converse: "converse",
  ConverseStream: "converse-stream",
  InvokeModel: "invoke",
  InvokeModelWithResponseStream: "invoke-with-response-stream",
};

/** Whether the emulator has the operation. */
export const hasOperation = ({ operation }: Recording): boolean => operation in actions;

/** The emulator's answer to a recorded request, given the recorded model. */
export const answerTo = (recording: Recording): Promise<Answer> => {
  const { operation, modelId, responseBody } = recording;
  const known = objectOf(responseBody).message !== "The provided model identifier is invalid.";
  return ask(operation, modelId, requestOf(recording), known);
};

/** The emulator's answer to a request, given its model or not. */
export const ask = async (
  operation: string,
  recordedId: string | null,
  request: unknown,
  known: boolean,
): Promise<Answer> => {
  const { modelId, model } = invoked(recordedId);
  const emulator = createEmulator({ models: known ? [model] : [] });
  const path = `/model/${encodeURIComponent(modelId)}/${actions[operation]}`;
  return emulatedAnswer(await emulator.fetch(post(path, request)));
};

/** What stands behind a recorded modelId; null: a model that is not known. */
const invoked = (recordedId: string | null): { readonly modelId: string; readonly model: ModelDefinition } => {
  const modelId = recordedId ?? "some.model";
  const profiled = profiles[modelId];
  if (!profiled) return { modelId, model: definitionOf(modelId) };
  const chatbot = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/chatbot00001";
  return { modelId: chatbot, model: { modelId: "amazon.nova-lite-v1:0", dialect: profiled } };
};

/** The two application profiles that were recorded, and the format of the models behind them: a seeded one plays them. */
const profiles: Readonly<Record<string, "nova" | "titan-embeddings">> = {
  "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/mi1dadi0g15f": "nova",
  "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/otnfa2ysixqd": "titan-embeddings",
};

/** A definition for an id as recorded, with the profiles where the id is one. */
const definitionOf = (recorded: string): ModelDefinition => {
  const [, geography, modelId = recorded] = /^(us|eu|global)\.(.+)$/.exec(recorded) ?? [];
  return {
    modelId,
    thinks: thinking.test(modelId),
    caches: !withoutCache.test(modelId),
    ...(geography && { profiles: [geography] }),
  };
};

/** Models that think aloud without being asked. */
const thinking = /^(deepseek\.r1|minimax\.minimax-m2|moonshot\.kimi-k2-thinking|openai\.gpt-oss)/;

/** Anthropic's models that came before prompt caching. */
const withoutCache = /^anthropic\.claude-(v2|instant|3-(sonnet|haiku|5-sonnet-20240620))/;
