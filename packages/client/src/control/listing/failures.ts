import type { BedrockTargetError, ControlOperation, ErrorCode, TargetKind } from "@bedrock-targets/core";

/** Something that could not be read. */
export interface Failure {
  readonly error: BedrockTargetError;
  readonly operation: ControlOperation;
  /** The kinds of which something is missing. */
  readonly kinds: readonly TargetKind[];
}

/** What could not be read of one operation's lists: one failure for each code, with all kinds that it concerns. */
export class Failures {
  readonly #operation: ControlOperation;
  readonly #byCode = new Map<ErrorCode, Failure>();

  constructor(operation: ControlOperation) {
    this.#operation = operation;
  }

  /** The first error of a code stands for the others. */
  add(error: BedrockTargetError, kinds: readonly TargetKind[]): void {
    const known = this.#byCode.get(error.code);
    const all = new Set([...(known?.kinds ?? []), ...kinds]);
    this.#byCode.set(error.code, { error: known?.error ?? error, operation: this.#operation, kinds: [...all] });
  }

  get all(): readonly Failure[] {
    return [...this.#byCode.values()];
  }
}
