import type { Model } from "../account/model.ts";
import type { Reasoning } from "./question.ts";

/** Anthropic's documented way to see redacted reasoning in a test: the beginning of a text anywhere in the request. */
const redactionTrigger = "ANTHROPIC_MAGIC_STRING_TRIGGER_REDACTED_THINKING";

/** How a model thinks aloud: when it is asked to, or always does. Only Anthropic's sign it (recorded). */
export const reasoningFor = (asked: boolean, request: string, { dialect, thinks }: Model): Reasoning | undefined => {
  if (!asked && !thinks) return undefined;
  if (dialect !== "anthropic") return "plain";
  return request.includes(redactionTrigger) ? "redacted" : "signed";
};
