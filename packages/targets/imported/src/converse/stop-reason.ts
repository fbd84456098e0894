import type { StopReason } from "@bedrock-targets/core";
import { parsedInput } from "./tool-input.ts";

/** How an answer ended. */
export interface Ending {
  /** In the server's words; undefined where it gave none. */
  readonly reason?: string | undefined;
  /** What servers of open models call `stop_reason`: the stop sequence, or the same as `reason` in other words. */
  readonly sequence?: string | undefined;
  /** Whether a guardrail has put its own words in. */
  readonly intervened: boolean;
  /** The inputs of the tools that are used, as JSON text. */
  readonly inputs: readonly string[];
}

/** The words of OpenAI and of servers of open models, with Converse's. */
const reasons: Readonly<Record<string, StopReason>> = {
  stop: "end_turn",
  end_turn: "end_turn",
  eos_token: "end_turn",
  stop_sequence: "stop_sequence",
  length: "max_tokens",
  max_tokens: "max_tokens",
  tool_calls: "tool_use",
  function_call: "tool_use",
  content_filter: "content_filtered",
};

/** Why an answer ended, as Converse says it; undefined where nobody said. */
export function stopReasonOf({ reason, sequence, intervened, inputs }: Ending): StopReason | undefined {
  if (intervened) return "guardrail_intervened";
  const stop = known(reason);
  // Servers say "stop" where a tool was demanded by name; whoever loops over tools waits for `tool_use`.
  if (stop === "tool_use" || (inputs.length > 0 && (stop === "end_turn" || reason === undefined))) {
    return inputs.every((input) => parsedInput(input) !== undefined) ? "tool_use" : "malformed_tool_use";
  }
  if (stop === "end_turn" && sequence !== undefined && known(sequence) === undefined) return "stop_sequence";
  // A word that nobody knows is passed on as it is: AWS's own list is open too, which the type cannot say.
  return stop ?? (reason as StopReason | undefined);
}

const known = (word: string | undefined): StopReason | undefined =>
  word !== undefined && Object.hasOwn(reasons, word) ? reasons[word] : undefined;
