import { type Diagnosis, type DiagnosisRule, firstFit } from "./diagnosis.ts";
import { isHostName } from "./host.ts";
import { maxModelIdLength } from "./limits.ts";

/** What most advice comes to. */
export const passOne = "Pass a model id or an ARN";

/** For who has it in another form; of a ref it is the `modelId`. */
export const passText: string = `${passOne} as a string, or a target made by a strategy such as \`prompt(arn)\`.`;

/** For who reads the modelId from the environment. */
export const setVariable = "Set the variable that it is read from (often `MODEL_ID`) to a model id or an ARN.";

const isAddress = (text: string): boolean =>
  /:\/\/|^bedrock-runtime[.-]/.test(text) || isHostName(text.split("/", 1)[0] ?? "");

/** Text that nobody meant as an id; the first that fits. */
const rules: readonly DiagnosisRule[] = [
  [
    { test: ({ length }) => length > maxModelIdLength },
    " is longer than the 2,048 characters that Bedrock takes",
    "Pass the id or the ARN alone.",
  ],
  [/^(undefined|null)$/, ": nothing was turned into text", setVariable],
  [/^\[object .*\]$/, ": an object was turned into text", passText],
  [
    { test: isAddress },
    " is a web address",
    `${passOne} here; an endpoint goes into the client's \`runtime: { endpoint }\`.`,
  ],
  [/\s/, " has white space in it", "Pass one id or ARN, without white space."],
  [/%[0-9A-Fa-f]{2}/, " is percent-encoded", "Pass it decoded; the client encodes it."],
  [/(^|[/\\])\.\.?([/\\]|$)|\\/, " is a path, not a modelId", `${passOne}.`],
];

export const diagnoseText = (text: string): Diagnosis | undefined => firstFit(rules, text);

export function strangeCharacter(text: string): Diagnosis | undefined {
  const point = /[^!-~]/u.exec(text)?.[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return point === undefined
    ? undefined
    : [
        ` has the character U+${point} in it; a modelId is plain ASCII`,
        "Type the id again: something invisible or a look-alike came with a copy.",
      ];
}
