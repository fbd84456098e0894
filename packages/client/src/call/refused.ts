import type { BedrockTargetError } from "@bedrock-targets/core";

type Words = typeof import("../failure.ts");

/** Why a call ends without the service having refused it. It is put into words by a part that is loaded only then. */
export class Refused {
  readonly inWords: (words: Words) => BedrockTargetError;

  constructor(inWords: (words: Words) => BedrockTargetError) {
    this.inWords = inWords;
  }
}
