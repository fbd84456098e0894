import type { BedrockTargetError, ErrorCode } from "@bedrock-targets/core";
import { errorOf } from "../errors/scenario.ts";
import { scenarios } from "../errors/scenarios.ts";
import { code, prose, table } from "./markdown.ts";

/** All codes, in the order in which the page has them. */
export const codes: readonly ErrorCode[] = Object.keys(scenarios) as ErrorCode[]; // the keys of a record of them

const known = (name: string): ErrorCode => {
  const found = codes.find((each) => each === name);
  if (found) return found;
  throw new Error(`There is no code "${name}".`);
};

/** What comes of the scenario of a code, by running it. */
export async function errorExample(name: string): Promise<string> {
  const scenario = scenarios[known(name)];
  const error = await errorOf(scenario);
  if (error.code !== name) throw new Error(`The example of ${name} ends in ${error.code}.`);
  return table(
    ["", ""],
    [
      ["when", scenario.what],
      ["message", prose(happening(error))],
      ["advice", prose(error.advice)],
      ["retryable", error.retryable ? "yes" : "no"],
    ],
  );
}

/** A message without the advice that it ends with. */
const happening = ({ message, advice }: BedrockTargetError): string => message.slice(0, -advice.length).trim();

/** Every code, with what its example says about trying again. */
export async function errorSummary(): Promise<string> {
  const errors = await Promise.all(codes.map((each) => errorOf(scenarios[each])));
  return table(
    ["code", "in short", "retryable"],
    errors.map((error) => [
      `[${code(error.code)}](#${error.code})`,
      meanings[error.code],
      error.retryable ? "yes" : "no",
    ]),
  );
}

const meanings: Readonly<Record<ErrorCode, string>> = {
  "invalid-target": "the string is no modelId",
  "target-not-installed": "no strategy for its kind is among the client's",
  "invalid-request": "a field is wrong, unknown, missing, or not for this target",
  "operation-not-supported": "the target or its model does not have the operation",
  "region-mismatch": "the call would go where it must not",
  "on-demand-not-supported": "the model is offered through profiles only",
  "not-found": "Bedrock knows no such target in this region and account",
  "access-denied": "a permission is missing, or the account may not use the model",
  "legacy-model": "the model is being retired, and this account did not use it lately",
  "end-of-life": "the model has been retired",
  "model-not-ready": "the model is being loaded",
  throttled: "too much at once",
  "quota-exceeded": "a quota is used up",
  timeout: "no answer in time",
  unavailable: "the service or the network failed",
  "model-error": "the model failed on this request",
  "content-too-long": "the request does not fit",
  "stream-interrupted": "a stream ended before its message did, or was left",
  credentials: "the credentials are missing, wrong or expired",
  aborted: "your signal was aborted",
  unknown: "something that has no code of its own",
};
