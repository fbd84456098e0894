import type { Account } from "../account/account.ts";
import type { Timers } from "../time/timers.ts";
import { hashOf, randomBelow } from "../wire/random.ts";
import { ActiveFault } from "./active-fault.ts";
import { answerWithFaults, type PlainAnswer } from "./apply.ts";
import { checkFault } from "./check.ts";
import type { Fault } from "./kinds.ts";
import type { FaultedCall } from "./scope.ts";

/** A fault that was added. */
export interface FaultHandle {
  readonly fault: Fault;
  /** How many calls it has hit so far. */
  readonly count: number;
  /** Whether it can hit further calls: neither removed nor spent. */
  readonly active: boolean;
  /** Ends it for calls to come. What it has begun goes on. May be called again. */
  remove(): void;
}

/** What goes wrong. */
export interface FaultControl {
  /** Lets something go wrong from now on. Throws a TypeError for what is no fault, and an Error beyond 1,000 of them. */
  add(fault: Fault): FaultHandle;
  /** Removes all of them. The next one draws as the first did. */
  clear(): void;
}

/** How many can be active at a time. */
const limit = 1_000;

/** What the faults are given. */
export interface FaultSurroundings {
  readonly account: Account;
  readonly seed: number;
  readonly timers: Timers;
}

/** The faults of one emulator. */
export class Faults implements FaultControl {
  readonly #surroundings: FaultSurroundings;
  #active: readonly ActiveFault[] = [];
  #added = 0;

  constructor(surroundings: FaultSurroundings) {
    this.#surroundings = surroundings;
  }

  /** Whether nothing goes wrong. */
  get idle(): boolean {
    return this.#active.length === 0;
  }

  add(fault: Fault): FaultHandle {
    checkFault(fault);
    if (this.#active.length >= limit) throw new Error(`There are ${limit} faults already: remove some, or clear them`);
    const { seed, timers } = this.#surroundings;
    const below = randomBelow(hashOf(`${seed} ${this.#added}`));
    const added = new ActiveFault({ ...fault }, { random: () => below(2 ** 32) / 2 ** 32, timers });
    this.#added += 1;
    this.#active = [...this.#active, added];
    return handleOf(added, () => this.#remove(added));
  }

  clear(): void {
    for (const fault of this.#active) fault.removed = true;
    this.#active = [];
    this.#added = 0;
  }

  /**
   * Answers a call with whatever goes wrong. Rejects with a `ConnectionFault`, or with the signal's reason where the client
   * leaves while it waits.
   */
  async around(call: FaultedCall, answer: PlainAnswer): Promise<Response> {
    const { account, timers } = this.#surroundings;
    const faults = this.#active.filter((fault) => fault.fits(call, account));
    try {
      return await answerWithFaults({ call, faults, timers }, answer);
    } finally {
      this.#active = this.#active.filter(({ spent }) => !spent);
    }
  }

  #remove(fault: ActiveFault): void {
    fault.removed = true;
    this.#active = this.#active.filter((one) => one !== fault);
  }
}

const handleOf = (added: ActiveFault, remove: () => void): FaultHandle => ({
  fault: added.fault,
  get count() {
    return added.count;
  },
  get active() {
    return !added.removed && !added.spent;
  },
  remove,
});
