import { BedrockTargetError, type ErrorCode, toTargetError } from "@bedrock-targets/core";
import { whatHappened } from "../failure.ts";
import { causeOf, isErrorCode } from "./causes.ts";
import { type Denial, denialIn } from "./denial.ts";
import { modelIdsIn } from "./model-ids.ts";
import type { PastedError } from "./pasted-error.ts";

/** What an error means. */
export interface ErrorDiagnosis {
  readonly code: ErrorCode;
  /** AWS's name of it; absent where the text names none. */
  readonly name?: string;
  readonly status?: number;
  readonly requestId?: string;
  readonly message: string;
  readonly cause: string;
  readonly fix: string;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** The modelIds that it speaks of. */
  readonly modelIds: readonly string[];
  readonly denied?: Denial;
}

/** Judges an error by core's table. @param text all that was pasted, in which targets may be named besides */
export function diagnose(pasted: PastedError, text: string): ErrorDiagnosis {
  const error = ownError(text, pasted) ?? withoutModelId(pasted) ?? toTargetError(thrownLike(pasted));
  const { code, advice, retryable } = error;
  const denied = code === "access-denied" ? denialIn(pasted.message) : undefined;
  const own = modelIdsIn(pasted.message);
  return {
    code,
    ...(pasted.name && { name: pasted.name }),
    ...(pasted.status !== undefined && { status: pasted.status }),
    ...(pasted.requestId !== undefined && { requestId: pasted.requestId }),
    message: whatHappened(error),
    cause: causeOf[code],
    fix: code === "unknown" ? unknownFix : advice,
    retryable,
    modelIds: own.length > 0 ? own : modelIdsIn(text),
    ...(denied && { denied }),
  };
}

const unknownFix =
  "Paste more of it: the exception's name and its message, such as `ValidationException: The provided model identifier is invalid.`";

/** An object that says what AWS's exception said. */
const thrownLike = ({ name, message, status, requestId, systemCode }: PastedError): object => ({
  name,
  message,
  ...(systemCode !== undefined && { code: systemCode }),
  $metadata: { httpStatusCode: status, requestId },
});

/** An error of this project's own that no AWS exception stands behind: its dump names code and advice. */
function ownError(text: string, { name, message }: PastedError): BedrockTargetError | undefined {
  if (name !== "" || !text.includes("BedrockTargetError")) return undefined;
  const code = /\bcode["']?:\s*["']([a-z-]+)["']/.exec(text)?.[1] ?? "";
  if (!isErrorCode(code)) return undefined;
  const advice = /\badvice["']?:\s*(["'`])((?:[^\\]|\\.)*?)\1,?\s*(?:\n|$|,|\})/.exec(text)?.[2] ?? "";
  const retryable = /\bretryable["']?:\s*true\b/.test(text);
  return new BedrockTargetError({ code, message: message.replace(advice, "").trim(), advice, retryable });
}

/** What AWS's SDK for JavaScript throws where `modelId` is undefined. */
function withoutModelId({ message }: PastedError): BedrockTargetError | undefined {
  if (!/no value provided for input http label: modelid/i.test(message)) return undefined;
  return new BedrockTargetError({
    code: "invalid-target",
    message,
    advice:
      "Pass a `modelId`: it was undefined or null, as it is where an environment variable or a setting that holds it is missing.",
  });
}
