import { invalidRequest, type ModelTarget } from "@bedrock-targets/core";
import type { CallOptions } from "./options.ts";

/** Checks what JavaScript callers may get wrong. @throws BedrockTargetError with code `invalid-request` */
export function checkTargets(
  options: { readonly targets: readonly ModelTarget[] } | undefined,
): readonly ModelTarget[] {
  const targets: unknown = options?.targets;
  if (!Array.isArray(targets) || targets.length === 0) {
    throw invalidRequest(
      "`targets` is no list of strategies.",
      'Pass some, such as `targets: [base]` with `import { base } from "@bedrock-targets/base"`.',
    );
  }
  const at = targets.findIndex((target) => !isStrategy(target));
  if (at < 0) return targets;
  throw invalidRequest(
    `\`targets[${at}]\` is no strategy.`,
    "Pass what a target package exports; where it is `undefined`, check the import.",
  );
}

const isStrategy = (target: unknown): target is ModelTarget =>
  ((typeof target === "object" && target !== null) || typeof target === "function") &&
  "kinds" in target &&
  Array.isArray(target.kinds) &&
  "rules" in target;

/** A call's options, which may be left out. @throws BedrockTargetError with code `invalid-request` */
export function checkCallOptions(options: CallOptions | null | undefined): CallOptions {
  if (options === undefined || options === null) return {};
  if (typeof options !== "object")
    throw invalidRequest("The options are no object.", "Pass `{ signal, … }` as the third argument.");
  const { signal } = options;
  if (signal === undefined || signal === null || "addEventListener" in signal) return options;
  throw invalidRequest(
    "`signal` is no AbortSignal.",
    "Pass the `signal` of an AbortController, or `AbortSignal.timeout(ms)`.",
  );
}
