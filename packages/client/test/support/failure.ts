import { BedrockTargetError } from "@bedrock-targets/core";

/** The error that a call fails with; anything else that is thrown is thrown on. */
export async function failure(call: Promise<unknown>): Promise<BedrockTargetError> {
  const error: unknown = await call.then(
    () => new Error("did not fail"),
    (reason: unknown) => reason,
  );
  if (BedrockTargetError.is(error)) return error;
  throw error;
}
