import type { ErrorCode, TransportOperation } from "@bedrock-targets/core";
import type { Fault } from "@bedrock-targets/emulator";
import type { PlannedFault } from "./faults.ts";

/** What may follow on a request. */
export interface Allowed {
  /** How it may end: with an answer, or with an error of a code. */
  readonly ends: readonly (ErrorCode | "answered")[];
  /**
   * What must follow on a failure: `same`: another try of the same target, while there are tries, then the next link;
   * `link`: the next link; `end`: nothing; `any`: the model does not say.
   */
  readonly next: "same" | "link" | "end" | "any";
}

/** The longest pause that the calls want. */
export const maxDelayMs = 12;

/** What has come of an answer before a fault. */
export type Stage = "before" | "during" | "stopped" | "whole";

const same = (...ends: Allowed["ends"]): Allowed => ({ ends, next: "same" });
const link = (...ends: Allowed["ends"]): Allowed => ({ ends, next: "link" });
const end = (...ends: Allowed["ends"]): Allowed => ({ ends, next: "end" });
const any = (...ends: Allowed["ends"]): Allowed => ({ ends, next: "any" });

export const unharmed: Allowed = end("answered");

const byKind: { readonly [Kind in Fault["kind"]]?: Allowed } = {
  "daily-quota": link("quota-exceeded"),
  overloaded: same("unavailable"),
  unavailable: same("unavailable"),
  "internal-error": same("unavailable"),
  "model-timeout": same("timeout"),
  "cold-start": same("model-not-ready"),
  // Credentials are asked for anew once, which is no retry.
  "expired-token": any("credentials"),
  close: same("unavailable"),
  reset: same("unavailable"),
  "rst-stream": same("unavailable"),
  // The right answer, called something else: to be refused, or taken for what it is.
  "content-type": any("answered", "unknown", "stream-interrupted", "unavailable", "model-error"),
  latency: unharmed,
  trickle: unharmed,
};

/** Where a fault is met. */
export interface Circumstances {
  readonly operation: TransportOperation;
  readonly isHttp2: boolean;
}

/** What may follow on a request that meets this fault; `stage`: what has come of its answer before. */
export function allowedBy({ fault }: PlannedFault, { operation, isHttp2 }: Circumstances, stage: Stage): Allowed {
  const isStream = operation.endsWith("Stream");
  switch (fault.kind) {
    case "throttle":
      return asksForLonger(fault.headers) ? any("throttled") : same("throttled");
    case "model-error":
      return modelError(fault.members?.originalStatusCode);
    case "error":
      return end(errorCodes[fault.status ?? 500] ?? "unavailable");
    case "answer":
      return noAnswer(operation);
    case "proxy-page":
      return page(fault.status, operation);
    case "goaway":
      return fault.finish ? same("answered", "unavailable") : same("unavailable");
    case "error-frame":
      return errorFrame(fault.name ?? "", stage);
    case "stall":
    case "corrupt":
    case "cut-after":
    case "cut-inside":
    case "cut-at":
      return isStream
        ? brokenStream(fault, stage, looksWhole(fault, { operation, isHttp2 }))
        : brokenAnswer(fault, operation, isHttp2);
    default:
      return byKind[fault.kind] ?? unharmed;
  }
}

/** Who asks for a longer pause than the caller wants is waited for only where no other link may answer sooner. */
const asksForLonger = (headers: Readonly<Record<string, string>> = {}): boolean =>
  Number(headers["x-amz-retry-after"] ?? 0) > maxDelayMs;

const errorCodes: Readonly<Record<number, ErrorCode>> = {
  400: "invalid-request",
  403: "access-denied",
  404: "not-found",
};

const modelError = (status: unknown): Allowed => (status === 400 ? end("model-error") : same("model-error"));

/** A body in the model's own format may be anything; a model that is spoken to in one is not understood. */
const noAnswer = (operation: TransportOperation): Allowed =>
  operation === "invokeModel" ? any("answered", "unknown") : any("unknown", "model-error");

function page(status: number | undefined, operation: TransportOperation): Allowed {
  if (status === 200) return operation.endsWith("Stream") ? any("unknown", "stream-interrupted") : noAnswer(operation);
  return status === 403 ? end("access-denied") : same("unavailable");
}

/** What an exception among the events means: the same as in place of them. */
function errorFrame(name: string, stage: Stage): Allowed {
  const code = frameCodes[name] ?? "unknown";
  if (stage === "stopped" || stage === "whole") return any("answered", code);
  const isRetryable = code === "throttled" || code === "unavailable";
  return stage === "before" && isRetryable ? same(code) : end(code);
}

const frameCodes: Readonly<Record<string, ErrorCode>> = {
  ThrottlingException: "throttled",
  ModelStreamErrorException: "model-error",
  InternalServerException: "unavailable",
  ServiceUnavailableException: "unavailable",
  ValidationException: "invalid-request",
};

/** The model's own format has no end: cut between two chunks as if it were whole, which HTTP/2 can be, a stream looks complete. */
const looksWhole = (fault: Fault, { operation, isHttp2 }: Circumstances): boolean =>
  operation === "invokeModelStream" && fault.kind === "cut-after" && (isHttp2 || endingOf(fault) === "end");

const endingOf = (fault: Fault): string => ("by" in fault ? (fault.by ?? "end") : "end");

/** A stream that is not whole never looks as if it were; what was said is not said again. */
function brokenStream(fault: Fault, stage: Stage, looksWhole: boolean): Allowed {
  if (stage === "whole") return any("answered", fault.kind === "stall" ? "timeout" : "stream-interrupted");
  if (stage === "stopped") return any("answered", "stream-interrupted", "timeout", "unavailable");
  const codes = codesOfBroken(fault, stage);
  if (looksWhole && stage !== "before") return end("answered", ...codes);
  return stage === "before" ? same(...codes) : end(...codes);
}

function codesOfBroken({ kind }: Fault, stage: Stage): readonly ErrorCode[] {
  if (kind === "stall") return ["timeout"];
  const codes: readonly ErrorCode[] =
    stage === "before" ? ["stream-interrupted", "unavailable"] : ["stream-interrupted"];
  // A length with a wrong bit is waited for.
  return kind === "corrupt" ? [...codes, "timeout"] : codes;
}

/**
 * A plain answer that is not whole. A cut that looks like an end leaves JSON that is none; over HTTP/2, AWS's own handler
 * takes for an end whatever closes in order.
 */
function brokenAnswer(fault: Fault, operation: TransportOperation, isHttp2: boolean): Allowed {
  if (fault.kind === "stall") return any("timeout");
  const by = endingOf(fault);
  const looksWhole = by === "end" || (isHttp2 && by !== "reset");
  return looksWhole ? any("unavailable", ...noAnswer(operation).ends) : same("unavailable");
}
