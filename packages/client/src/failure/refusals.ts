import {
  BedrockTargetError,
  type BoundTarget,
  invalidRequest,
  isCutJson,
  type ModelRef,
  type Operation,
  rulesOf,
} from "@bedrock-targets/core";

/** The kind's rules have a reason against the operation. */
export const notSupported = (target: BoundTarget, operation: Operation, reason: string): BedrockTargetError =>
  new BedrockTargetError({
    code: "operation-not-supported",
    message: `\`${operation}\` does not exist for a target of kind \`${target.kind}\`: ${reason}.`,
    advice: rulesOf(target).advice?.["operation-not-supported"] ?? "Use another operation, or another target.",
    target: target.ref,
  });

/** The target's partition is another one than that of the client's region. */
export const otherPartition = (ref: ModelRef, region: string, home: string): BedrockTargetError =>
  mismatch(
    ref,
    `The target lies in ${region} (${ref.partition}), in another partition than the client's region ${home}.`,
    region,
  );

/** The client follows no target to another region. */
export const awayFrom = (home: string, ref: ModelRef, region: string): BedrockTargetError =>
  mismatch(ref, `The target lies in ${region}, the client in ${home}, and is not to leave it ("strict").`, region);

const mismatch = (target: ModelRef, message: string, region: string): BedrockTargetError =>
  new BedrockTargetError({
    code: "region-mismatch",
    message,
    advice: `Use a client of ${region}, or a target of the client's region.`,
    target,
  });

/** There is a fence, and nobody says where the call goes. */
export const noRegion = (ref: ModelRef): BedrockTargetError =>
  invalidRequest(
    "The region is not known, and `within` needs it.",
    "Pass `region` to the client, or set AWS_REGION.",
    ref,
  );

/** The call may be answered outside of the fence: in `destination`, or nobody may know where. */
export const outside = (
  within: readonly string[],
  target: BoundTarget,
  destination: string | undefined,
  missing?: { readonly action: string; readonly resource: string },
): BedrockTargetError =>
  new BedrockTargetError({
    code: "region-mismatch",
    message: `The call may go to ${placeInWords(destination)}, outside of the fence ${within.join(", ")}.`,
    advice:
      destination === undefined
        ? unknownAdvice(target, missing)
        : "Use a target inside of the fence, or widen `within`.",
    target: target.ref,
  });

/** The look-up that would tell the regions has failed. */
export const unreadable = (
  within: readonly string[],
  target: BoundTarget,
  cause: BedrockTargetError,
): BedrockTargetError =>
  new BedrockTargetError({
    code: "region-mismatch",
    message: `The call may go to ${placeInWords(undefined)}, outside of the fence ${within.join(", ")}: they cannot be looked up.`,
    advice: cause.advice,
    target: target.ref,
    cause,
  });

function placeInWords(destination: string | undefined): string {
  if (destination === undefined) return "regions that are not known";
  return destination === "*" ? "any region (`*`)" : destination;
}

const unknownAdvice = (
  { kind }: BoundTarget,
  missing: { readonly action: string; readonly resource: string } | undefined,
): string =>
  missing
    ? `Allow \`${missing.action}\` on \`${missing.resource}\`, so that its regions can be read.`
    : `Nothing says where a target of kind \`${kind}\` is answered: use one that stays in its own region.`;

/** The answer is none: something in between, or the service, has failed. */
export const noMessage = (): BedrockTargetError =>
  new BedrockTargetError({
    code: "unknown",
    message: "The service answered without a message.",
    advice: "Try again; if it stays, look at what stands between here and Bedrock.",
  });

/** The same, where the model's own format would be the answer. */
export const noAnswer = (came: keyof typeof noAnswers): BedrockTargetError =>
  new BedrockTargetError({
    code: "unknown",
    message: noAnswers[came],
    advice:
      "Try again; if it stays, look at what stands between here and Bedrock: a proxy, a gateway, a custom endpoint.",
  });

const noAnswers = {
  nothing: "The service answered with nothing.",
  page: "What answered has sent a page, and no model's answer.",
  other: "What answered has sent something else than JSON, which no `accept` has asked for.",
} as const;

/** The body is no JSON; it may have lost its end. */
export const noJson = (text: string): BedrockTargetError =>
  isCutJson(text)
    ? new BedrockTargetError({
        code: "unavailable",
        message: "The answer ended in the middle of its JSON.",
        advice: "The connection was cut: try again.",
        retryable: true,
      })
    : noAnswer("other");

/** The body is shorter than its length says. */
export const bodyCut = (announced: number, came: number): BedrockTargetError =>
  new BedrockTargetError({
    code: "unavailable",
    message: `The answer was cut: of ${announced} bytes came ${came}.`,
    advice: "Try again.",
    retryable: true,
  });
