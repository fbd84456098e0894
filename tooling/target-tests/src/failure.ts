import { BedrockTargetError, type ErrorCode } from "@bedrock-targets/core";

/** What a test mostly asks about an error. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly advice: string;
}

/** The `BedrockTargetError` of what must fail, now or later. */
export async function failureOf(act: () => unknown): Promise<Failure> {
  try {
    await act();
  } catch (thrown) {
    if (BedrockTargetError.is(thrown)) return { code: thrown.code, message: thrown.message, advice: thrown.advice };
    throw thrown;
  }
  throw new Error("It did not fail.");
}
