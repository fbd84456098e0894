import type { BedrockTargetError } from "@bedrock-targets/core";
import { actionOf } from "../resolve/missing.ts";
import type { Failure } from "./failures.ts";
import type { ListedTarget, ListWarning } from "./listed-target.ts";
import { isUnreadable } from "./unreadable.ts";

/**
 * What a failure means: a warning, after which the rest goes on, or the end. Credentials are the end where no list can be
 * read with them; where others can, one service does not take them (a bearer token, the prompt service), which is a warning.
 */
export class Verdicts {
  #hasAnswers = false;
  #withheld: Failure[] = [];

  /** The warnings to give after some targets. @throws BedrockTargetError */
  on(targets: readonly ListedTarget[], failures: readonly Failure[]): readonly ListWarning[] {
    const final = failures.find(({ error }) => isFinal(error));
    if (final) throw final.error;
    this.#hasAnswers ||= failures.length === 0 || targets.length > 0;
    const known = [...this.#withheld, ...failures];
    this.#withheld = this.#hasAnswers ? [] : known.filter(isOfCredentials);
    return known.filter((failure) => !this.#withheld.includes(failure)).map(warningOf);
  }

  /** When everything has been read. @throws BedrockTargetError where no list could be */
  end(): void {
    const [first] = this.#withheld;
    if (first) throw first.error;
  }
}

const isOfCredentials = ({ error }: Failure): boolean => error.code === "credentials";

/** Nobody was asked: a package or a region is missing, or the caller has had enough. */
const isFinal = (error: BedrockTargetError): boolean => {
  const { code, status } = error;
  if (code === "aborted") return true;
  return status === undefined && (code === "invalid-request" || (code === "unknown" && !isUnreadable(error)));
};

function warningOf({ error, operation, kinds }: Failure): ListWarning {
  const { code, message, advice } = error;
  return { warning: { code, operation, action: actionOf(operation), kinds, message, advice } };
}
