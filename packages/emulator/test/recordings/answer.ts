import type { Recording } from "../shared.ts";
import { eventOf, type Frame, framesIn } from "./frames.ts";

/** An answer as far as it is compared. */
export interface Answer {
  readonly status: number;
  /** Names in lower case, with the values of `content-type` and `x-amzn-errortype`. Undefined: they were not kept. */
  readonly headers: ReadonlySet<string> | undefined;
  /** The body, or what the frames say. */
  readonly values: readonly unknown[];
  /** Undefined where it is no stream. */
  readonly frames: readonly Frame[] | undefined;
}

export const recordedAnswer = (recording: Recording): Answer => {
  const { status, responseHeaders = {}, responseBody, responseFrames } = recording;
  const frames = responseFrames && framesIn(Buffer.concat(responseFrames.map((frame) => Buffer.from(frame, "base64"))));
  return {
    status,
    headers: keepsHeaders(recording) ? headersOf(new Headers(responseHeaders)) : undefined,
    values: frames ? frames.map(eventOf) : [responseBody],
    frames,
  };
};

/**
 * InvokeModel always has headers of its own, and so has every error: where there are none, the recorder has not kept
 * them.
 */
const keepsHeaders = ({ operation, status, responseHeaders = {} }: Recording): boolean => {
  if (status !== 200) return "x-amzn-errortype" in responseHeaders;
  return operation.startsWith("InvokeModel")
    ? Object.keys(responseHeaders).some((name) => name.startsWith("x-amzn-bedrock-"))
    : "content-type" in responseHeaders;
};

export const emulatedAnswer = async (response: Response): Promise<Answer> => {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isStream = response.headers.get("content-type") === "application/vnd.amazon.eventstream";
  const frames = isStream ? framesIn(bytes) : undefined;
  return {
    status: response.status,
    headers: headersOf(response.headers),
    values: frames ? frames.map(eventOf) : [JSON.parse(bytes.toString())],
    frames,
  };
};

/** Those of Bedrock. The request id is kept by some recorders only, and the others belong to the connection. */
const headersOf = (headers: Headers): ReadonlySet<string> =>
  new Set(
    [...headers]
      .filter(([name]) => name.startsWith("x-amzn-bedrock-") || spelledOut.has(name))
      .map(([name, value]) => (spelledOut.has(name) ? `${name}: ${value}` : name)),
  );

const spelledOut = new Set(["content-type", "x-amzn-errortype"]);
