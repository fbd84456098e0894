import { redact } from "../errors/redact.ts";
import { diagnoseArn } from "./diagnose-arn.ts";
import { otherNotation, otherText, withoutProvider } from "./diagnose-name.ts";
import { diagnoseText, passOne, passText, setVariable, strangeCharacter } from "./diagnose-text.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { quote } from "./quote.ts";
import { tryParseModelId } from "./try-parse.ts";
import { typeName } from "./type-name.ts";

/** White space, quotation marks and punctuation around a text. Linear: a run of them is looked at from its beginning only. */
const around = /^[\s"'`<]+|(?<![\s"'`>,;])[\s"'`>,;]+$/g;

/** Says why `parseModelId` refused a value, and what was probably meant: two sentences. */
export function diagnose(modelId: unknown): Diagnosis {
  if (typeof modelId !== "string") return noString(modelId);
  const bare = modelId.replace(around, "");
  // Nothing, or nothing but white space and quotation marks.
  if (bare === "") return ["The modelId is empty.", setVariable];
  if (redact(modelId) !== modelId) return secret;
  // What stands inside of white space or quotation marks is passed on only where it is accepted; else its own fault is told.
  if (bare !== modelId && !tryParseModelId(bare)) return diagnose(bare);
  const [problem, advice] = bare === modelId ? faultOf(modelId) : surrounded(bare);
  return [`${quote(modelId)}${problem}.`, advice];
}

/** The doctor's questions, in order. */
const faultOf = (text: string): Diagnosis =>
  diagnoseText(text) ??
  strangeCharacter(text) ??
  diagnoseArn(text) ??
  otherNotation(text) ??
  withoutProvider(text) ??
  otherText(text);

const surrounded = (bare: string): Diagnosis => [
  " has white space, quotation marks or punctuation around it",
  `Pass ${quote(bare)}.`,
];

/** A key that came into the wrong variable: not shown. */
const secret: Diagnosis = [
  "The modelId has the looks of an API key or another secret.",
  `${passOne} here; an API key of Bedrock's goes into AWS_BEARER_TOKEN_BEDROCK.`,
];

function noString(value: unknown): Diagnosis {
  const isNothing = value === undefined || value === null;
  return [`The target is ${typeName(value)}, not a string.`, isNothing ? setVariable : passText];
}
