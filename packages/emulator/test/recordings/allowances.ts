import { isObject, type JsonObject, listOf, objectOf } from "../../src/wire/json.ts";
import type { Recording } from "../shared.ts";
import { framesIn, spokenIn } from "./frames.ts";

/** Differences that are no mistake of the emulator, and why. One that covers no difference any more has expired. */
export interface Allowance {
  readonly why: string;
  /** The recordings that it is for: by what they are, or one by one. */
  readonly where: ((recording: Recording) => boolean) | readonly string[];
  readonly covers: RegExp;
}

/** What depends on the model's mood, on earlier calls, or on the age of the recording. */
export const allowances: readonly Allowance[] = [
  {
    why: "a model that has tools may use one, say something, or do both",
    where: (recording) => offersTools(recording),
    covers:
      /^. (block (text|toolUse)|member .*(toolUse|tool_use|contentBlockStart|content\[\]\.text|content\[text\]|delta\.text|content_block\.text))/,
  },
  {
    why: "it was recorded before Converse counted what its own tools do, and said that a tool is used",
    where: (recording) => recording.operation.startsWith("Converse") && !("serverToolUsage" in usageIn(recording)),
    covers: /^\+ member .*(usage\.serverToolUsage|toolUse\.type)$/,
  },
  {
    why: "it was recorded before the service hid the sizes of its events",
    where: ({ responseFrames = [] }) => !decoded(responseFrames).some(({ payload }) => "p" in payload),
    covers: /^\+ member \.chunk\.p$/,
  },
  {
    why: "it was recorded before Claude said in InvokeModel how it had stopped, and in which tier",
    where: (recording) => recording.operation === "InvokeModel" && !("service_tier" in usageIn(recording)),
    covers: /^\+ member \.(stop_details|usage\.(output_tokens_details.*|service_tier))$/,
  },
  {
    why: "nothing is written into a cache that is warm, and what is written was not always told by its time to live",
    where: (recording) => isCached(usageIn(recording)) && !("cacheDetails" in usageIn(recording)),
    covers: /^\+ member \.usage\.cacheDetails/,
  },
];

/** The same for single recordings: they count as exempted. */
export const exemptions: readonly (Allowance & { readonly where: readonly string[] })[] = [
  {
    why: "the model only thought, or said nothing",
    where: ["3bd9bd2e66c9", "7e2725dd62f4"],
    covers: /^\+ member .*content\[(text)?\]\.(text|type)$/,
  },
  {
    why: "it said more: behind the tool, until it was cut, or without a source to cite",
    where: ["b2d886f0882b", "ca127f14a231", "a98bdf0396cf"],
    covers: /^(. order|- block text)/,
  },
  {
    why: "the guardrail refused the subject: none does here",
    where: ["17e63d3e6d5a"],
    covers: /member \.metadata\.trace\.guardrail\./,
  },
  {
    why: "it was cut down, edited or rewritten at its source",
    where: [
      "d600e9384637",
      "83a654de6a3b",
      "10cf8f2eb145",
      "52919a2a7c74",
      "9eb1c69aeaac",
      "a8afcfed1fbc",
      "94eeeb87ef15",
      "43610b32f531",
      "bc4b4e7c1053",
    ],
    covers: /./,
  },
  {
    why: "a newer model answered than the one that is named",
    where: ["f2f446a96e9f", "97513ef585d2"],
    covers: /^- member .*usage\.cache_(creation|read)_input_tokens$/,
  },
  {
    why: "it was recorded before the model counted cached tokens where there are none",
    where: ["63615ea29efc", "c60e0681573b", "b01317d57400"],
    covers: /^\+ .*(cache-|cache_|cacheRead|cacheWrite)/,
  },
  {
    why: "it was the only answer of its model that told of cached tokens there",
    where: ["ad4cddef6e94", "6f46b099f143"],
    covers: /^- (header x-amzn-bedrock-cache-read|member \.usage\.prompt_tokens_details)/,
  },
  {
    why: "Jurassic-2 is gone, and nothing else speaks its format",
    where: ["19bd060b8d2d"],
    covers: /^status 400$/,
  },
];

/** Recorded errors that the emulator does not give. */
export const foreignErrors: Readonly<Record<string, string>> = {
  "9e11d4ce5b88": "what Nova takes in a tool's result is not checked",
  fb59e54735d6: "what Nova takes in a tool's result is not checked",
};

/** Whether an allowance is for a recording. */
export const isFor = ({ where }: Allowance, recording: Recording): boolean =>
  typeof where === "function" ? where(recording) : where.includes(recording.id);

const offersTools = ({ requestBody }: Recording): boolean => {
  const { toolConfig, tools } = objectOf(requestBody);
  return listOf(objectOf(toolConfig).tools ?? tools).length > 0;
};

const decoded = (frames: readonly string[]) =>
  framesIn(Buffer.concat(frames.map((frame) => Buffer.from(frame, "base64"))));

/** The usage that an answer tells, wherever it does. */
const usageIn = ({ responseBody, responseFrames = [] }: Recording): JsonObject => {
  const values = [objectOf(responseBody), ...decoded(responseFrames).map(spokenIn)];
  return objectOf(values.map(({ usage }) => usage).find(isObject));
};

const isCached = ({ cacheReadInputTokens = 0, cacheWriteInputTokens = 0 }: JsonObject): boolean =>
  cacheReadInputTokens !== 0 || cacheWriteInputTokens !== 0;
