import { type BoundTarget, type ErrorCode, invalidRequest } from "@bedrock-targets/core/target";
import { checkLinks } from "./chain-fence.ts";

/** Codes for which no other target may be tried: the request, the target's name or the caller would be the same. */
const final = ["invalid-request", "invalid-target", "target-not-installed", "region-mismatch", "aborted"] as const;

/** Codes that may lead to the next link of a chain. */
export type FailoverCode = Exclude<ErrorCode, (typeof final)[number]>;

const failoverCodes: Readonly<Record<FailoverCode, true>> = {
  "access-denied": true,
  "content-too-long": true,
  "end-of-life": true,
  "legacy-model": true,
  "model-error": true,
  "model-not-ready": true,
  "not-found": true,
  "on-demand-not-supported": true,
  "operation-not-supported": true,
  "quota-exceeded": true,
  "stream-interrupted": true,
  credentials: true,
  throttled: true,
  timeout: true,
  unavailable: true,
  unknown: true,
};

/** How a chain goes on. */
export interface ChainOptions {
  /**
   * The codes that lead to the next link. Default: those where another target can help: `throttled`, `unavailable`, `timeout`,
   * `model-not-ready`, `quota-exceeded`, `on-demand-not-supported`, `end-of-life`, `legacy-model`, and a retryable `model-error` or
   * `stream-interrupted`; others, such as `access-denied`, only where they are named here. Never a request that is wrong.
   */
  readonly on?: readonly FailoverCode[] | undefined;
  /**
   * Where a link has answered in the first one's place, calls begin there for `coolingMs` milliseconds; then one call tries the
   * first link again, and its success or failure decides for all. Default: every call begins at the first link.
   */
  readonly sticky?: { readonly coolingMs: number } | undefined;
  /**
   * Region names or globs, as the client's `within`; both hold. What the links' strings say of their regions is checked at once,
   * the rest by every call, for all links before the first one is tried.
   */
  readonly within?: string | readonly string[] | undefined;
}

/** Registered, so that a chain of another copy of this package is one too. */
const brand: unique symbol = Symbol.for("bedrock-targets.chain") as never;

/** Several targets that stand in for each other, in order: itself a target, which any call takes. */
export interface Chain<Links extends readonly (string | BoundTarget)[] = readonly (string | BoundTarget)[]> {
  readonly links: Links;
  readonly options: ChainOptions;
  readonly [brand]: true;
}

/**
 * Makes a chain: a call goes to the first link, and on to the next where another target can help. A request must suit all of
 * them.
 *
 * @example
 * const model = chain(["us.anthropic.claude-sonnet-4-5-20250929-v1:0", "us.amazon.nova-pro-v1:0"], { sticky: { coolingMs: 60_000 } });
 * await bedrock.converse(model, { messages: "Hello" });
 * @throws BedrockTargetError `invalid-request` for an empty chain, or for options that are none; `region-mismatch` for a link that
 * is outside of `within` by its string. Else the links are looked at by a call: which strings are targets, its client knows.
 */
export function chain<const Links extends readonly (string | BoundTarget)[]>(
  links: Links,
  options: ChainOptions = {},
): Chain<Links> {
  if (!Array.isArray(links) || links.length === 0) {
    throw invalidRequest("A chain has no links.", "Pass the targets in their order: `chain([primary, second])`.");
  }
  if (typeof options !== "object")
    throw invalidRequest("The chain's options are none.", "Pass `{ on, sticky, within }`.");
  const given = { ...options }; // of nothing, too
  checkOptions(given);
  checkLinks(links, given.within);
  return { links: [...links] as unknown as Links, options: given, [brand]: true }; // the same links
}

function checkOptions({ on, sticky, within }: ChainOptions): void {
  const isText = (value: unknown) => typeof value === "string";
  if (on !== undefined && !Array.isArray(on)) {
    throw invalidRequest("`on` is no list of codes.", 'Pass some: `on: ["throttled", "unavailable"]`.');
  }
  const unfit = on?.find((code) => !Object.hasOwn(failoverCodes, code));
  if (unfit !== undefined) {
    const codes = Object.keys(failoverCodes).join(", ");
    throw invalidRequest(
      `\`on\` has ${JSON.stringify(unfit)}, for which no other target is tried.`,
      `It may have: ${codes}.`,
    );
  }
  if (sticky !== undefined && !(Object(sticky).coolingMs > 0 && Number.isFinite(Object(sticky).coolingMs))) {
    throw invalidRequest("`sticky` has no `coolingMs`.", "Pass milliseconds: `sticky: { coolingMs: 60_000 }`.");
  }
  if (within !== undefined && ![within].flat().every(isText)) {
    throw invalidRequest("`within` is no list of regions.", "Pass region names or globs.");
  }
}
