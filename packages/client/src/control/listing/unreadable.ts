import { BedrockTargetError, type ControlOperation, toTargetError } from "@bedrock-targets/core";

/** What JavaScript itself throws at whoever reads an answer that is not as AWS documents it, here or in AWS's client. */
const ownErrors: ReadonlySet<unknown> = new Set(["TypeError", "RangeError", "SyntaxError"]);

/** Whether there was an answer, and nobody could read it. */
export const isUnreadable = ({ code, cause }: BedrockTargetError): boolean =>
  code === "unknown" && ownErrors.has(Object(cause).name);

/** What an operation has failed with; of an answer that could not be read, in words that say so. */
export function failureOf(thrown: unknown, operation: ControlOperation): BedrockTargetError {
  const error = toTargetError(thrown);
  if (!isUnreadable(error)) return error;
  return new BedrockTargetError({
    code: "unknown",
    message: `An answer to \`${operation}\` is not as AWS documents it; what could not be read is left out. ${error.message}`,
    advice: "Look at what stands between here and Bedrock, and update AWS's packages.",
    status: error.status,
    requestId: error.requestId,
    cause: error.cause,
  });
}
