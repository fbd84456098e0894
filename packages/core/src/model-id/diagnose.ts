import { isBareId } from "./bare-id.ts";
import { diagnoseArn } from "./diagnose-arn.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { maxModelIdLength } from "./limits.ts";
import { quote } from "./quote.ts";

/** The doctor's questions, in order; the first that has an answer gives the diagnosis. Only asked for refused strings. */
const questions: readonly ((text: string) => Diagnosis | undefined)[] = [
  emptyString,
  tooLong,
  surroundings,
  strangeCharacter,
  webAddress,
  pathTraversal,
  diagnoseArn,
  slash,
  bareWord,
];

/** Says why `parseModelId` refused a value, and what was probably meant. */
export function diagnose(modelId: unknown): Diagnosis {
  if (typeof modelId !== "string") return noString(modelId);
  for (const question of questions) {
    const diagnosis = question(modelId);
    if (diagnosis) return diagnosis;
  }
  return {
    problem: `${quote(modelId)} is no Bedrock modelId.`,
    advice:
      "Pass a model id (`amazon.nova-lite-v1:0`), an inference profile id (`us.amazon.nova-lite-v1:0`) or an ARN.",
  };
}

function noString(value: unknown): Diagnosis {
  const nothing = value === undefined || value === null;
  return {
    problem: `The target is ${nothing ? String(value) : `a ${typeof value}`}, not a string.`,
    advice: nothing
      ? "Set the variable that it is read from (often `MODEL_ID`) to a model id or an ARN."
      : "Pass a model id or an ARN as a string, or a target made by a strategy such as `prompt(arn)`.",
  };
}

function emptyString(text: string): Diagnosis | undefined {
  if (text.trim() !== "") return undefined;
  return {
    problem: "The modelId is empty.",
    advice: "Set the variable that it is read from (often `MODEL_ID`) to a model id or an ARN.",
  };
}

function tooLong(text: string): Diagnosis | undefined {
  if (text.length <= maxModelIdLength) return undefined;
  return {
    problem: `The modelId has ${text.length} characters; Bedrock takes at most 2,048.`,
    advice: "Pass the id or the ARN alone.",
  };
}

function surroundings(text: string): Diagnosis | undefined {
  const bare = text.trim().replace(/^["'`<]+|["'`>,;]+$/g, "");
  if (bare === text || bare === "") return undefined;
  const blank = text.trim() !== text;
  return {
    problem: `${quote(text)} has ${blank ? "white space" : "quotation marks or punctuation"} around it.`,
    advice: `Pass ${quote(bare.trim())}.`,
  };
}

function strangeCharacter(text: string): Diagnosis | undefined {
  if (/\s/.test(text)) {
    return { problem: `${quote(text)} has white space in it.`, advice: "Pass one id or ARN, without white space." };
  }
  const at = [...text].find((character) => character < "!" || character > "~");
  if (at === undefined) return percentEncoded(text);
  const point = (at.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return {
    problem: `${quote(text)} has the character U+${point} in it; a modelId is plain ASCII.`,
    advice: "Type the id again: something invisible or a look-alike came with a copy.",
  };
}

function percentEncoded(text: string): Diagnosis | undefined {
  if (!/%[0-9A-Fa-f]{2}/.test(text)) return undefined;
  return { problem: `${quote(text)} is percent-encoded.`, advice: "Pass it decoded; the client encodes it." };
}

function webAddress(text: string): Diagnosis | undefined {
  if (!text.includes("://") && !/^(www\.|bedrock-runtime[.-])/.test(text)) return undefined;
  return {
    problem: `${quote(text)} is a web address.`,
    advice: "Pass a model id or an ARN here; an endpoint goes into the client's `runtime: { endpoint }`.",
  };
}

function pathTraversal(text: string): Diagnosis | undefined {
  if (!/(^|[/\\])\.\.?([/\\]|$)|\\/.test(text)) return undefined;
  return { problem: `${quote(text)} is a path, not a modelId.`, advice: "Pass a model id or an ARN." };
}

function slash(text: string): Diagnosis | undefined {
  if (!text.includes("/")) return undefined;
  const last = text.slice(text.lastIndexOf("/") + 1);
  return {
    problem: `${quote(text)} has a slash and is no ARN.`,
    advice: isBareId(last)
      ? `Pass \`${last}\`: what stands before the slash is another library's notation.`
      : "Pass the whole ARN, which begins with `arn:`, or a bare id.",
  };
}

/** The first words of models' names, and who makes them: only for an advice. */
const makers: readonly (readonly [name: string, provider: string])[] = [
  ["claude", "anthropic"],
  ["nova", "amazon"],
  ["titan", "amazon"],
  ["llama", "meta"],
  ["mistral", "mistral"],
  ["mixtral", "mistral"],
  ["command", "cohere"],
  ["gpt", "openai"],
  ["jamba", "ai21"],
];

function bareWord(text: string): Diagnosis | undefined {
  if (text.includes(".")) return undefined;
  const provider = makers.find(([name]) => text.startsWith(name))?.[1];
  if (provider) {
    return {
      problem: `${quote(text)} lacks its provider.`,
      advice: `Bedrock's id begins with it: \`${provider}.${text}\`, often with a version such as \`-v1:0\` at the end.`,
    };
  }
  return { problem: `${quote(text)} is no Bedrock modelId: it has no dot.`, advice: meaningOfWord(text) };
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
