import { tryParseModelId } from "@bedrock-targets/core/target";
import { meaningOf } from "../explain/meanings.ts";
import { type Pair, pairs } from "../view/pairs.ts";
import { plain } from "../view/plain.ts";
import { paragraph, type Screen } from "../view/screen.ts";
import type { Denial } from "./denial.ts";
import type { ErrorDiagnosis } from "./diagnosis.ts";
import { mayHaveSubstitutes, type Substitutes } from "./substitutes.ts";

/** The whole answer of `why`. */
export interface WhyAnswer extends ErrorDiagnosis {
  /** What else the text speaks of. */
  readonly also: readonly { readonly name: string; readonly message: string }[];
  /** How many more there are. */
  readonly more: number;
  readonly substitutes?: Substitutes;
}

export function whyLines(screen: Screen, answer: WhyAnswer): string[] {
  const { code, message, cause, fix, retryable } = answer;
  return [
    screen.paint(code === "unknown" ? "yellow" : "red", code),
    ...paragraph(screen, plain(message), 2),
    "",
    ...pairs(screen, [
      ["cause", cause],
      ["fix", plain(fix)],
      ["again", retryable ? "the same call may succeed later" : undefined],
      ["target", answer.modelIds.map(targetText)],
      ...(answer.denied ? deniedPairs(answer.denied) : []),
      ["request", answer.requestId],
      ["try", answer.substitutes ? substituteTexts(answer.substitutes) : hintFor(answer)],
      ["also", othersText(answer)],
    ]),
  ];
}

function targetText(modelId: string): string {
  const kind = tryParseModelId(modelId)?.kind;
  return kind === undefined ? modelId : `${modelId} (${kind}: ${meaningOf[kind]})`;
}

const deniedPairs = ({ caller, action, resource, region }: Denial): Pair[] => [
  ["caller", caller && plain(caller)],
  ["action", plain(action)],
  ["resource", plain(resource)],
  ["region", region && plain(region)],
];

const substituteTexts = ({ ids, note }: Substitutes): string[] => [...ids.map(plain), ...(note ? [note] : [])];

const hintFor = ({ code, modelIds }: WhyAnswer): string | undefined =>
  modelIds.length > 0 && mayHaveSubstitutes(code)
    ? "with `--account`, the ids of the account that would work are named here"
    : undefined;

const othersText = ({ also, more }: WhyAnswer): string[] => [
  ...also.map(otherText),
  ...(more > 0 ? [`and ${more} more`] : []),
];

function otherText({ name, message }: WhyAnswer["also"][number]): string {
  const text = name ? `${name}: ${message}` : message;
  return plain(text.length > 160 ? `${text.slice(0, 159)}…` : text);
}
