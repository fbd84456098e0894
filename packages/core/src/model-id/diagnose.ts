import { diagnoseArn } from "./diagnose-arn.ts";
import { bareWord, otherNotation, slash } from "./diagnose-name.ts";
import { pathTraversal, percentEncoded, secret, strangeCharacter, stripped, webAddress } from "./diagnose-text.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { maxModelIdLength } from "./limits.ts";
import { quote } from "./quote.ts";
import { tryParseModelId } from "./try-parse.ts";
import { typeName } from "./type-name.ts";

/** The doctor's questions, in order; the first that has an answer gives the diagnosis. Only asked for refused strings. */
const questions: readonly ((text: string) => Diagnosis | undefined)[] = [
  empty,
  tooLong,
  surroundings,
  madeText,
  secret,
  webAddress,
  strangeCharacter,
  percentEncoded,
  pathTraversal,
  diagnoseArn,
  otherNotation,
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

const setVariable = "Set the variable that it is read from (often `MODEL_ID`) to a model id or an ARN.";

function noString(value: unknown): Diagnosis {
  const nothing = value === undefined || value === null;
  return {
    problem: `The target is ${typeName(value)}, not a string.`,
    advice: nothing
      ? setVariable
      : "Pass a model id or an ARN as a string, or a target made by a strategy such as `prompt(arn)`.",
  };
}

/** Nothing, or nothing but white space and quotation marks. */
function empty(text: string): Diagnosis | undefined {
  return stripped(text) === "" ? { problem: "The modelId is empty.", advice: setVariable } : undefined;
}

function tooLong(text: string): Diagnosis | undefined {
  if (text.length <= maxModelIdLength) return undefined;
  return {
    problem: `The modelId has ${text.length} characters; Bedrock takes at most 2,048.`,
    advice: "Pass the id or the ARN alone.",
  };
}

/** What stands inside of white space or quotation marks is passed on only where it is accepted; else its own fault is told. */
function surroundings(text: string): Diagnosis | undefined {
  const bare = stripped(text);
  if (bare === text) return undefined;
  if (!tryParseModelId(bare)) return diagnose(bare);
  const around = text.trim() === text ? "quotation marks or punctuation" : "white space";
  return { problem: `${quote(text)} has ${around} around it.`, advice: `Pass ${quote(bare)}.` };
}

/** What JavaScript makes of a value that is no string. */
function madeText(text: string): Diagnosis | undefined {
  if (text === "undefined" || text === "null") {
    return { problem: `The modelId is the word ${quote(text)}: nothing was turned into text.`, advice: setVariable };
  }
  if (!text.startsWith("[object ") || !text.endsWith("]")) return undefined;
  return {
    problem: `${quote(text)} is an object that was turned into text.`,
    advice: "Pass the string itself (of a ref, its `modelId`), or a target made by a strategy.",
  };
}
