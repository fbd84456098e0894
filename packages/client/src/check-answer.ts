import { type AnswerHead, BedrockTargetError, type BoundTarget, type RuntimeOutputs } from "@bedrock-targets/core";
import type { Attempts } from "./attempts.ts";
import { requestIdIn } from "./stream/stream-error.ts";

/** What is needed of a call to say what was wrong with its answer. */
interface Answered {
  readonly target: BoundTarget;
  readonly attempts: Attempts;
  readonly head: AnswerHead | undefined;
}

/** An answer of 200 without a message is none: something in between, or the service, has failed. */
export function checkAnswer(output: RuntimeOutputs["converse"], call: Answered): RuntimeOutputs["converse"] {
  if (output?.output?.message !== undefined) return output;
  throw problem(
    "unknown",
    "The service answered without a message.",
    "Try again; if it stays, look at what stands between here and Bedrock.",
    call,
  );
}

/** A body that is shorter than its length says was cut; over HTTP/2 nothing else tells. */
export function checkBody(output: RuntimeOutputs["invokeModel"], call: Answered): RuntimeOutputs["invokeModel"] {
  const announced = Number(call.head?.headers["content-length"] ?? Number.NaN);
  const came = output.body?.length ?? 0;
  const isEncoded = call.head?.headers["content-encoding"] !== undefined;
  if (isEncoded || Number.isNaN(announced) || announced === came) return output;
  throw problem("unavailable", `The answer was cut: of ${announced} bytes came ${came}.`, "Try again.", call);
}

function problem(
  code: "unknown" | "unavailable",
  message: string,
  advice: string,
  { target, attempts, head }: Answered,
): BedrockTargetError {
  const requestId = requestIdIn(head);
  const error = new BedrockTargetError({
    code,
    message,
    advice,
    retryable: code === "unavailable",
    target: target.ref,
    status: head?.status,
    requestId,
    attempts: attempts.list,
  });
  attempts.failedLater(error);
  return error;
}
