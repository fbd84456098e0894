import { type ErrorCode, toTargetError } from "@bedrock-targets/core";

/** What a look-up has failed with, as one of our codes. */
export const codeOf = (thrown: unknown): ErrorCode => toTargetError(thrown).code;

/** Errors that a repetition in the next seconds would only repeat. */
export const isLasting = (thrown: unknown): boolean => {
  const code = codeOf(thrown);
  return code === "not-found" || code === "access-denied" || code === "timeout";
};
