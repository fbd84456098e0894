import { type BedrockTargetError, invalidRequest, isPlainObject, type ModelTarget } from "@bedrock-targets/core";
import type { BedrockClientOptions, CallOptions } from "./options.ts";

/** Checks what JavaScript callers, or configuration, may get wrong. @throws BedrockTargetError with code `invalid-request` */
export function checkClientOptions(options: BedrockClientOptions<readonly ModelTarget[]> | undefined): void {
  checkTargets(options?.targets);
  const { region, regions, within, runtime, transport }: Record<string, unknown> = { ...options };
  if (region !== undefined && !(typeof region === "string" && /^[a-z0-9-]{1,32}$/.test(region))) {
    throw wrong("region", region, "It is written like `us-east-1`.");
  }
  if (regions !== undefined && regions !== "follow" && regions !== "strict") {
    throw wrong("regions", regions, 'It is "follow" or "strict".');
  }
  const fence = typeof within === "string" ? [within] : within;
  if (fence !== undefined && !(Array.isArray(fence) && fence.every((each) => typeof each === "string"))) {
    throw wrong("within", within, "It is a list of region names or globs.");
  }
  if (runtime !== undefined && !isObject(runtime))
    throw wrong("runtime", runtime, "It is AWS's configuration, or a client.");
  if (transport !== undefined && !(isObject(transport) && "send" in transport && "region" in transport)) {
    throw wrong("transport", transport, "It has `send` and `region`.");
  }
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const wrong = (name: string, value: unknown, advice: string): BedrockTargetError =>
  invalidRequest(
    `\`${name}\` is ${typeof value === "string" ? JSON.stringify(value) : `of type ${typeof value}`}.`,
    advice,
  );

function checkTargets(targets: unknown): void {
  if (!Array.isArray(targets) || targets.length === 0) {
    throw invalidRequest(
      "`targets` is no list of strategies.",
      'Pass some, such as `targets: [base]` with `import { base } from "@bedrock-targets/base"`.',
    );
  }
  const at = targets.findIndex((target) => !isStrategy(target));
  if (at < 0) return;
  throw invalidRequest(
    `\`targets[${at}]\` is no strategy.`,
    "Pass what a target package exports; where it is `undefined`, check the import.",
  );
}

const isStrategy = (target: unknown): boolean =>
  (isObject(target) || typeof target === "function") &&
  "kinds" in target &&
  Array.isArray(target.kinds) &&
  "rules" in target;

/** A call's options, which may be left out. @throws BedrockTargetError with code `invalid-request` */
export function checkCallOptions(options: CallOptions | null | undefined): CallOptions {
  if (options === undefined || options === null) return {};
  if (!isObject(options)) throw wrong("options", options, "Pass `{ signal, … }` as the third argument.");
  checkSignal(options.signal);
  if (options.headers !== undefined) checkHeaders(options.headers);
  return options;
}

function checkSignal(signal: unknown): void {
  if (signal === undefined || signal === null || (isObject(signal) && "addEventListener" in signal)) return;
  throw invalidRequest(
    "`signal` is no AbortSignal.",
    "Pass the `signal` of an AbortController, or `AbortSignal.timeout(ms)`.",
  );
}

/** Names and values that HTTP allows. The signature is over the bytes, so nothing may be left to a later encoding. */
function checkHeaders(headers: unknown): void {
  if (!isPlainObject(headers))
    throw wrong(
      "headers",
      headers,
      "Pass an object of names and values; of a `Headers`, `Object.fromEntries(headers)`.",
    );
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name))
      throw wrong("headers", name, "A header's name has letters, digits and hyphens.");
    if (typeof value !== "string" || !/^[\t\x20-\x7e]*$/.test(value)) {
      throw wrong(`headers[${JSON.stringify(name)}]`, value, "A header's value is text of printable ASCII characters.");
    }
  }
}
