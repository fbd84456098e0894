import type { Diagnosis } from "./diagnosis.ts";
import { quote } from "./quote.ts";
import { tryParseModelId } from "./try-parse.ts";
import { isProvider } from "./vocabulary.ts";

/** `bedrock/us-east-1/anthropic.claude-v2`, `bedrock:us.amazon.nova-lite-v1:0`, and the same before an ARN. */
export function otherNotation(text: string): Diagnosis | undefined {
  const meant = behindNotation(text);
  if (meant === undefined) return undefined;
  return {
    problem: `${quote(text)} is not Bedrock's own notation.`,
    advice: `Pass \`${meant}\`: what stands before it is another library's notation.`,
  };
}

/** What is surely a modelId behind a slash or a colon: an ARN, or an id with a known provider. */
function behindNotation(text: string): string | undefined {
  const arn = text.indexOf("arn:");
  const behind = arn > 0 ? text.slice(arn) : text.slice(text.lastIndexOf("/") + 1);
  const meant = behind === text ? text.slice(text.indexOf(":") + 1) : behind;
  if (meant === text || !tryParseModelId(meant)) return undefined;
  return arn > 0 || meant.split(".", 2).some(isProvider) ? meant : undefined;
}

export function slash(text: string): Diagnosis | undefined {
  if (!text.includes("/")) return undefined;
  return {
    problem: `${quote(text)} has a slash and is no ARN.`,
    advice: "Pass the whole ARN, which begins with `arn:`, or a bare id.",
  };
}

/** Beginnings of models' names, and who makes them: only for an advice. */
const makers: readonly (readonly [beginning: string, provider: string])[] = [
  ["claude-", "anthropic"],
  ["nova-", "amazon"],
  ["titan-", "amazon"],
  ["llama", "meta"],
  ["mistral-", "mistral"],
  ["mixtral-", "mistral"],
  ["command-r", "cohere"],
  ["gpt-oss-", "openai"],
  ["jamba-", "ai21"],
];

export function bareWord(text: string): Diagnosis | undefined {
  if (text.includes(".")) return undefined;
  const provider = makers.find(([beginning]) => text.startsWith(beginning))?.[1];
  if (provider === undefined) {
    return { problem: `${quote(text)} is no Bedrock modelId: it has no dot.`, advice: meaningOfWord(text) };
  }
  return {
    problem: `${quote(text)} lacks its provider.`,
    advice: `Bedrock's ids begin with it, in the manner of \`${provider}.${text}\`, and mostly end with a version such as \`-v1:0\`: ListFoundationModels names them.`,
  };
}

function meaningOfWord(text: string): string {
  if (/^[a-z0-9]{12}$/.test(text)) {
    return (
      "If it is the id of an application inference profile, a provisioned throughput, a deployment or an imported model, " +
      "pass the ARN: Bedrock takes these by ARN only."
    );
  }
  if (/^[A-Za-z0-9]{10}$/.test(text)) {
    return "If it is the id of a prompt, pass the ARN: `arn:aws:bedrock:<region>:<account>:prompt/<id>:<version>`.";
  }
  return "Pass a model id (`amazon.nova-lite-v1:0`), an inference profile id (`us.amazon.nova-lite-v1:0`) or an ARN.";
}
