import type { Account } from "../account/account.ts";
import type { FaultEffect, FaultTools } from "./behaviour.ts";
import { behaviourOf, type Fault } from "./kinds.ts";
import type { FaultedCall } from "./scope.ts";

/** A fault that was added, and what is left of it. */
export class ActiveFault {
  readonly fault: Fault;
  readonly effect: FaultEffect;
  /** How many calls it has hit. */
  count = 0;
  removed = false;
  readonly #random: () => number;
  #passed = 0;

  constructor(fault: Fault, tools: FaultTools) {
    this.fault = fault;
    this.effect = behaviourOf(fault.kind).effect(fault, tools);
    this.#random = tools.random;
  }

  /** Whether it has hit as many calls as it may. */
  get spent(): boolean {
    return this.count >= (this.fault.times ?? Number.POSITIVE_INFINITY);
  }

  /** Whether a call is in its scope. */
  fits(call: FaultedCall, account: Account): boolean {
    return this.#fitsOperation(call) && this.#fitsTarget(call, account);
  }

  /** Whether it hits a call that is in its scope. To be asked once for each call, since it counts. */
  strikes(call: FaultedCall): boolean {
    const { skip = 0, rate = 1 } = this.fault;
    if (this.removed || this.spent || this.effect.concerns?.(call) === false) return false;
    this.#passed += 1;
    if (this.#passed <= skip || this.#random() >= rate) return false;
    this.count += 1;
    return true;
  }

  #fitsOperation({ operation, modelId }: FaultedCall): boolean {
    const { operation: wanted } = this.fault;
    if (wanted === undefined) return operation !== undefined && modelId !== undefined;
    return wanted === "*" || wanted === operation;
  }

  #fitsTarget({ modelId, identifier = modelId }: FaultedCall, account: Account): boolean {
    const { target } = this.fault;
    if (target === undefined || target === identifier) return true;
    const entry = identifier === undefined ? undefined : account.find(identifier);
    return entry !== undefined && (entry.definition.kind === target || entry === account.find(target));
  }
}
