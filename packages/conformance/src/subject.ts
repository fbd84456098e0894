import {
  type BoundTarget,
  bindTarget,
  type KindRules,
  type ModelRef,
  type ModelTarget,
  type Operation,
  reasonAgainst,
  reasonAgainstOperation,
  rulesOf,
  tryParseModelId,
} from "@bedrock-targets/core";
import type { InvokeBody, ModelTargetSuite } from "./suite.ts";

/** One modelId under test, with all that the checks ask about it. */
export interface Subject {
  readonly target: BoundTarget;
  readonly modelId: string;
  /** The modelId on the wire. */
  readonly sentId: string;
  readonly rules: KindRules;
  readonly variables: Readonly<Record<string, string>>;
  readonly invokeBody: InvokeBody;
}

/** How a client would classify a string if this strategy were the only one; `undefined` where it does not serve it. */
export function claim(target: ModelTarget, modelId: string): ModelRef | undefined {
  const ref = tryParseModelId(modelId) ?? target.recognise?.(modelId);
  return ref && target.kinds.includes(ref.kind) ? ref : undefined;
}

/** The subject for a modelId; `undefined` where the strategy does not claim it. */
export function subjectOf(suite: ModelTargetSuite, modelId: string): Subject | undefined {
  const ref = claim(suite.target, modelId);
  if (!ref) return undefined;
  const target = bindTarget(suite.target, ref);
  return {
    target,
    modelId,
    sentId: suite.sentAs?.(modelId) ?? modelId,
    rules: rulesOf(target),
    variables: suite.variables ?? { message: "Hello." },
    invokeBody: invokeBodyOf(suite, modelId),
  };
}

/** Whether the kind has an operation. */
export const has = ({ rules }: Subject, operation: Operation): boolean =>
  reasonAgainstOperation(rules, operation) === undefined;

/** Whether the kind takes a field. */
export const takes = ({ rules }: Subject, field: string): boolean => reasonAgainst(rules, field) === undefined;

const chat: InvokeBody = { messages: [{ role: "user", content: "Hello." }], max_tokens: 64 };

function invokeBodyOf({ invokeBody = chat }: ModelTargetSuite, modelId: string): InvokeBody {
  return typeof invokeBody === "function" ? invokeBody(modelId) : invokeBody;
}
