import { judge } from "@bedrock-targets/core";
import { isSdkName, systemCodeOfName } from "./sdk-errors.ts";

/** An error as a log tells it. What the text does not say is absent. */
export interface PastedError {
  /** AWS's name of it, such as `ValidationException`; `""` where the text names none. */
  readonly name: string;
  readonly message: string;
  readonly status?: number;
  readonly requestId?: string;
  /** Node's code of a network error, such as `ECONNREFUSED`. */
  readonly systemCode?: string;
}

/** Whether errors of this name mean something here: by core's table, or as an SDK's own. */
export const isKnownName = (name: string): boolean =>
  isSdkName(name) || judge({ name, message: "", status: undefined }).code !== "unknown" || saysSomething(name);

/** Names that mean something only together with their words: no rule has them alone. */
const saysSomething = (name: string): boolean => name === "ValidationException";

/** The error with what a text around it says besides. */
export function withFacts(error: PastedError, text: string): PastedError {
  const status = statusIn(text);
  const systemCode = systemCodeOfName(error.name);
  const requestId = requestIdIn(text);
  return {
    ...(systemCode !== undefined && { systemCode }),
    ...error,
    ...(error.status === undefined && status !== undefined && { status }),
    ...(error.requestId === undefined && requestId !== undefined && { requestId }),
  };
}

const statuses = [
  /httpStatusCode["']?\s*[:=]\s*(\d{3})\b/i,
  /status(?: ?code)?["']?\s*[:=]\s*(\d{3})\b/i,
  /\bHTTP(?:\/\d(?:\.\d)?)?\s+(\d{3})\b/,
];

function statusIn(text: string): number | undefined {
  const found = statuses.map((expression) => expression.exec(text)?.[1]).find((digits) => digits !== undefined);
  return found === undefined ? undefined : Number(found);
}

const requestId = /request[ _-]?id["']?\s*[:=]\s*["']?([0-9a-f]{8}-[0-9a-f-]{27})\b/i;

const requestIdIn = (text: string): string | undefined => requestId.exec(text)?.[1];
