import type { TransportOperation } from "@bedrock-targets/core";
import type { CapabilityName } from "./capability.ts";

/** A sentence by which the service refuses something for good. */
interface Refusal {
  readonly names: readonly string[];
  /** A short stable piece of the sentence, in lower case, without apostrophes, which vary. */
  readonly says: string;
  /** What the model cannot do; `"operation"` is whatever was called. */
  readonly refused: CapabilityName | "operation";
}

const validation = ["validationexception"];

/** The first that fits wins. Source: messages that users report, and recorded calls. */
const refusals: readonly Refusal[] = [
  { names: validation, says: "support tool use in streaming", refused: "streamingToolUse" },
  { names: validation, says: "support tool use", refused: "toolUse" },
  // Some report the one exception, some the other.
  { names: ["accessdeniedexception", ...validation], says: "did not allow prompt caching", refused: "promptCaching" },
  { names: validation, says: "support counting tokens", refused: "countTokens" },
  { names: validation, says: "support async inference", refused: "asyncInvoke" },
  { names: validation, says: "latency performance configuration is not supported", refused: "latencyOptimized" },
  { names: validation, says: "support the model that you provided", refused: "operation" },
];

/** Sentences that quote the request, or what the model itself said, prove nothing about the model. */
const quoting = /^(the model returned the following errors|\d+ validation errors?|value )/;

/** What an AWS exception says that a model cannot do; undefined for all other exceptions. */
export function refusedBy(
  exception: { readonly name: string; readonly message: string },
  operation: TransportOperation,
): CapabilityName | undefined {
  const name = exception.name.split(":", 1)[0]?.toLowerCase() ?? ""; // the wire appends an address
  const text = exception.message.trimStart().toLowerCase();
  if (quoting.test(text)) return undefined;
  const refusal = refusals.find(({ names, says }) => names.includes(name) && text.includes(says));
  return refusal?.refused === "operation" ? operation : refusal?.refused;
}
