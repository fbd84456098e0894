import type { StopReason } from "../reply/answer.ts";

/** Why an answer ended, in Cohere's words. */
export const finishReasonOf = (stopReason: StopReason): string => {
  if (stopReason === "max_tokens") return "MAX_TOKENS";
  return stopReason === "stop_sequence" ? "STOP_SEQUENCE" : "COMPLETE";
};
