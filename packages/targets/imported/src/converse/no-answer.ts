import { isPlainObject, nameOfType } from "@bedrock-targets/core/shape";
import { BedrockTargetError } from "@bedrock-targets/core/target";
import { membersOf, textOr } from "./json.ts";

const decoder = new TextDecoder();

/** The JSON that a model's bytes are. @throws BedrockTargetError with code `model-error` */
export function jsonOf(bytes: Uint8Array): unknown {
  const text = decoder.decode(bytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw modelError(`The model's answer is no JSON: it begins with ${JSON.stringify(text.slice(0, 80))}.`, cause);
  }
}

/** The error for JSON that is no answer in any format of imported models. Who called is added where it is caught. */
export const noAnswer = (json: unknown): BedrockTargetError => modelError(whatCame(json));

function whatCame(json: unknown): string {
  if (!isPlainObject(json)) return `The model's answer is ${nameOfType(json)}, not an object.`;
  const { error, message } = json;
  const said = textOr(error, undefined) ?? textOr(membersOf(error).message, undefined) ?? textOr(message, undefined);
  if (said !== undefined) return `The model answered with an error: ${said.trim().replace(/[.!?]?$/, ".")}`;
  const names = Object.keys(json).map((name) => `\`${name}\``);
  return `The model's answer is in no format that is known here: it has ${names.join(", ") || "no members"}.`;
}

/** No `target`: the client adds the target, the attempts and what a stream had given. */
const modelError = (message: string, cause?: unknown): BedrockTargetError =>
  new BedrockTargetError({
    code: "model-error",
    message,
    advice: "Call `invokeModel`, which gives the answer as it is, to see more.",
    ...(cause !== undefined && { cause }),
  });
