import { type Diagnosis, type DiagnosisRule, firstFit } from "./diagnosis.ts";
import { tryParseModelId } from "./try-parse.ts";
import { isProvider } from "./vocabulary.ts";

/** `bedrock/us-east-1/anthropic.claude-v2`, `bedrock:us.amazon.nova-lite-v1:0`, and the same before an ARN. */
export function otherNotation(text: string): Diagnosis | undefined {
  const meant = behindNotation(text);
  return meant === undefined
    ? undefined
    : [" is not Bedrock's own notation", `Pass \`${meant}\`: what stands before it is another library's notation.`];
}

/** What is surely a modelId behind a slash or a colon: an ARN, or an id with a known provider. */
function behindNotation(text: string): string | undefined {
  const arn = text.indexOf("arn:");
  const behind = arn > 0 ? text.slice(arn) : text.slice(text.lastIndexOf("/") + 1);
  const meant = behind === text ? text.slice(text.indexOf(":") + 1) : behind;
  if (meant === text || !tryParseModelId(meant)) return undefined;
  return arn > 0 || meant.split(".", 2).some(isProvider) ? meant : undefined;
}

/** Beginnings of models' names by who makes them: only for an advice. */
const makers: readonly (readonly [name: RegExp, provider: string])[] = [
  [/^claude-/, "anthropic"],
  [/^(nova|titan)-/, "amazon"],
  [/^llama/, "meta"],
  [/^mi[sx]tral-/, "mistral"],
  [/^command-r/, "cohere"],
  [/^gpt-oss-/, "openai"],
  [/^jamba-/, "ai21"],
];

export function withoutProvider(text: string): Diagnosis | undefined {
  const [maker] = (text.includes(".") ? undefined : firstFit(makers, text)) ?? [];
  return maker === undefined
    ? undefined
    : [
        " lacks its provider",
        `Bedrock's ids begin with it, in the manner of \`${maker}.${text}\`, and mostly end with a version such as \`-v1:0\`: ListFoundationModels names them.`,
      ];
}

const noId = " is no Bedrock modelId";
const noDot = `${noId}: it has no dot`;
const anyForm =
  "Pass a model id (`amazon.nova-lite-v1:0`), an inference profile id (`us.amazon.nova-lite-v1:0`) or an ARN.";

const rules: readonly DiagnosisRule[] = [
  [/\//, " has a slash and is no ARN", "Pass the whole ARN, which begins with `arn:`, or a bare id."],
  [
    /^[a-z0-9]{12}$/,
    noDot,
    "If it is the id of an application inference profile, a provisioned throughput, a deployment or an imported model, pass the ARN: Bedrock takes these by ARN only.",
  ],
  [
    /^[A-Za-z0-9]{10}$/,
    noDot,
    "If it is the id of a prompt, pass the ARN: `arn:aws:bedrock:<region>:<account>:prompt/<id>:<version>`.",
  ],
  [/^[^.]*$/, noDot, anyForm],
];

/** What is wrong with whatever is left. */
export const otherText = (text: string): Diagnosis => firstFit(rules, text) ?? [noId, anyForm];
