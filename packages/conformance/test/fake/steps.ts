import {
  BedrockTargetError,
  type BoundTarget,
  bindTarget,
  type ErrorContext,
  type ModelTarget,
  type Operation,
  reasonAgainstOperation,
  rulesOf,
  shapeConverse,
  shapeInvoke,
  toTargetError,
  tryParseModelId,
} from "@bedrock-targets/core";
import { cut, type Thrown, type Told } from "./answers.ts";

/** What a client does with a call, step by step: a test puts a mistake in the place of one step. */
export interface Steps {
  /** @throws BedrockTargetError `target-not-installed` */
  pick(targets: readonly ModelTarget[], modelId: string): BoundTarget;
  /** @throws BedrockTargetError `operation-not-supported` */
  checkOperation(target: BoundTarget, operation: Operation): void;
  /** @throws BedrockTargetError `invalid-request` */
  shape(target: BoundTarget, operation: Operation, request: object): Input;
  path(modelId: string, action: string): string;
  /** Bytes as they travel in JSON. */
  encode(bytes: Uint8Array): unknown;
  /** Asked before the call is sent, while it is under way, and between two events. @throws BedrockTargetError `aborted` */
  checkSignal(signal: AbortSignal | undefined, when: Moment, target: Facts["target"]): void;
  /** Told when a stream is closed: whether its reader had left before the end. */
  closes(leftEarly: boolean): "aborted" | "ended";
  /** What `.text` and `.reply()` make of the text of the events. */
  textOf(text: string, reader: "text" | "reply"): string;
  replyFacts(facts: Facts): Facts;
  /** What becomes of what AWS or the network threw. */
  explain(thrown: Thrown, context: ErrorContext): BedrockTargetError;
  /** Whether what was thrown behind the events of a stream reaches its reader. */
  breaksOff(thrown: Thrown): boolean;
  /** Whether the end of these events is the end of the message. */
  isWhole(events: Told["events"]): boolean;
}

/** When a signal is asked. */
export type Moment = "before" | "under way" | "answering" | "reading";

/** What AWS is sent, of whichever operation. */
export type Input = Readonly<Record<string, unknown>> & { readonly modelId: string };

export interface Facts {
  readonly target: BoundTarget["ref"];
  readonly $metadata: { readonly requestId?: string };
}

const fail = (code: "target-not-installed" | "aborted", message: string, target?: Facts["target"]) =>
  new BedrockTargetError({ code, message, advice: "Do otherwise.", target });

export const rightSteps: Steps = {
  pick(targets, modelId) {
    for (const target of targets) {
      const ref = tryParseModelId(modelId) ?? target.recognise?.(modelId);
      if (ref && target.kinds.includes(ref.kind)) return bindTarget(target, ref);
    }
    throw fail("target-not-installed", `Nobody serves ${modelId}.`);
  },
  checkOperation(target, operation) {
    const rules = rulesOf(target);
    const reason = reasonAgainstOperation(rules, operation);
    if (reason === undefined) return;
    const advice = rules.advice?.["operation-not-supported"] ?? "Use another target.";
    throw new BedrockTargetError({ code: "operation-not-supported", message: reason, advice, target: target.ref });
  },
  shape(target, operation, request) {
    const { strategy } = target;
    // Wrong requests are what shaping is there to refuse; inputs have modelId and members.
    if (operation === "invokeModel" || operation === "invokeModelStream") {
      return (strategy.shapeInvoke ?? shapeInvoke)(request as { body: string }, target) as object as Input;
    }
    return (strategy.shapeConverse ?? shapeConverse)(request, target, operation) as object as Input;
  },
  path: (modelId, action) => `/model/${encodeURIComponent(modelId)}/${action}`,
  encode: (bytes) => Buffer.from(bytes).toString("base64"),
  checkSignal(signal, _when, target) {
    if (signal?.aborted) throw fail("aborted", "The call was aborted.", target);
  },
  closes: (leftEarly) => (leftEarly ? "aborted" : "ended"),
  textOf: (text) => text,
  replyFacts: (facts) => facts,
  explain(thrown, context) {
    if (thrown.name !== cut) return toTargetError(thrown, context);
    const { message, $metadata } = thrown;
    const { requestId } = $metadata;
    const interrupted = { code: "stream-interrupted", message, retryable: true, requestId, cause: thrown } as const;
    return new BedrockTargetError({ ...context, ...interrupted, advice: "Call again." });
  },
  breaksOff: () => true,
  isWhole: (events) => events.some((event) => "messageStop" in event),
};
