import { BedrockTargetError } from "@bedrock-targets/core/target";
import { onCommandLine } from "./command-line-words.ts";
import { plain } from "./view/plain.ts";
import { paragraph, type Screen } from "./view/screen.ts";

/** What a failure is as data. `advice` is absent where there is none. */
export interface FailureJson {
  readonly error: { readonly code: string; readonly message: string; readonly advice?: string };
}

/** In the command line's words. */
export function failureJson(thrown: unknown): FailureJson {
  if (!BedrockTargetError.is(thrown)) return { error: { code: "unknown", message: messageOf(thrown) } };
  const { code, advice } = thrown;
  return { error: { code, message: whatHappened(thrown), advice: onCommandLine(advice) } };
}

/** What happened, and what to do about it. */
export function failureLines(screen: Screen, thrown: unknown): string[] {
  const { code, message, advice } = failureJson(thrown).error;
  const head = code === "unknown" ? "error" : code;
  return [
    ...paragraph(screen, `${screen.paint("red", head)}: ${plain(message)}`),
    ...(advice ? paragraph(screen, plain(advice)) : []),
  ];
}

/** An error's message without the advice at its end. */
export const whatHappened = ({ message, advice }: BedrockTargetError): string =>
  message.endsWith(advice) ? message.slice(0, -advice.length).trimEnd() : message;

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
