import { isPlainObject } from "@bedrock-targets/core/shape";
import { invalidRequest } from "@bedrock-targets/core/target";
import type { CallOptions } from "../options.ts";
import { checkSharedOptions, wrong } from "./check-shared-options.ts";

const none: CallOptions = {};

/** A call's options, which may be left out. @throws BedrockTargetError with code `invalid-request` */
export function checkCallOptions(options: CallOptions | null | undefined): CallOptions {
  if (options === undefined || options === null) return none;
  if (typeof options !== "object") throw wrong("options", options, "Pass `{ signal, … }` as the third argument.");
  checkSignal(options.signal);
  if (options.headers !== undefined) checkHeaders(options.headers);
  checkSharedOptions(options);
  if (options.resume !== undefined && options.resume !== "restart") {
    throw wrong("resume", options.resume, 'It is "restart", or left out.');
  }
  return options;
}

function checkSignal(signal: unknown): void {
  if (signal === undefined || signal === null) return;
  if (typeof signal === "object" && "addEventListener" in signal) return;
  throw invalidRequest(
    "`signal` is no AbortSignal.",
    "Pass the `signal` of an AbortController, or `AbortSignal.timeout(ms)`.",
  );
}

/** Names and values that HTTP allows. The signature is over the bytes, so nothing may be left to a later encoding. */
function checkHeaders(headers: unknown): void {
  if (!isPlainObject(headers)) {
    const advice = "Pass an object of names and values; of a `Headers`, `Object.fromEntries(headers)`.";
    throw wrong("headers", headers, advice);
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
      throw wrong("headers", name, "A header's name has letters, digits and hyphens.");
    }
    if (typeof value !== "string" || !/^[\t\x20-\x7e]*$/.test(value)) {
      throw wrong(`headers[${JSON.stringify(name)}]`, value, "A header's value is text of printable ASCII characters.");
    }
  }
}
