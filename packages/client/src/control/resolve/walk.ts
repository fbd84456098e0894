import type { Description, Look, Lookups, ModelRef } from "@bedrock-targets/core";
import type { Control, LookupOptions } from "../control.ts";
import { isOfAws } from "../kinds/index.ts";
import { codeOf } from "../lookups/verdict.ts";
import { brokenChain } from "./chain.ts";
import { actionOf, type MissingPermission, resourceOf } from "./missing.ts";
import { identityOf, isRegionless } from "./named.ts";

/** A foundation model at the end of the way. */
export interface Leaf {
  readonly ref: ModelRef;
  /** `*` for all regions; `undefined` where nobody names one. */
  readonly region: string | undefined;
  /** Whether a profile names it: then AWS need not offer it in the region that is asked. */
  readonly inProfile: boolean;
  /** The way to it, for errors. */
  readonly chain: readonly ModelRef[];
}

/** What stands behind a target, as far as it may be read. */
export interface Walked {
  /** Of the target itself; `undefined` where it may not be read, and for a foundation model. */
  readonly description: Description | undefined;
  readonly leaves: readonly Leaf[];
  /** Everything that is named on the way, in order, each once. */
  readonly via: readonly ModelRef[];
  /** The regions in which a call may be answered, `["*"]` for all; `undefined` where that is not known. */
  readonly destinations: readonly string[] | undefined;
  readonly missing: readonly MissingPermission[];
}

/** One stop on the way. */
interface Stop {
  readonly ref: ModelRef;
  readonly region: string | undefined;
  /** The way to here, this stop included. */
  readonly chain: readonly ModelRef[];
  /** Whether a stop before this one has already said where calls are answered. */
  readonly isSettled: boolean;
  readonly inProfile: boolean;
}

export interface WalkOptions extends LookupOptions {
  /** Asks anew about what may have changed since it was remembered. */
  readonly isStrict?: boolean;
}

/** A way that is longer than this has no end: AWS's own longest has four. */
const maxDepth = 10;

/** Follows everything that a target refers to, through every hop that may be read. */
export class Walk {
  readonly #control: Control;
  readonly #options: WalkOptions;
  readonly #leaves: Leaf[] = [];
  readonly #via = new Map<string, ModelRef>();
  readonly #missing: MissingPermission[] = [];
  readonly #destinations = new Set<string>();
  readonly #seen = new Set<string>();
  /** Whether calls may be answered where nobody says. */
  #isOpen = false;

  constructor(control: Control, options: WalkOptions) {
    this.#control = control;
    this.#options = options;
  }

  /** @throws BedrockTargetError `not-found` where a reference leads nowhere, or in a circle */
  async from(ref: ModelRef, home: string | undefined): Promise<Walked> {
    const region = ref.region ?? home;
    const description = await this.#enter({ ref, region, chain: [ref], isSettled: false, inProfile: false });
    return {
      description,
      leaves: this.#leaves,
      via: [...this.#via.values()],
      missing: this.#missing,
      destinations: this.#isOpen ? undefined : this.#destinations.has("*") ? ["*"] : [...this.#destinations],
    };
  }

  async #enter(stop: Stop): Promise<Description | undefined> {
    const { ref, region, chain } = stop;
    if (chain.length > maxDepth) throw brokenChain(chain, "endless");
    const lookups = await this.#control.lookupsFor(ref);
    const isOwn = lookups?.destinations === "own";
    if (isOwn && !stop.isSettled) this.#reaches(region);
    // AWS's own foundation models refer to nothing; what a strategy's own look-ups say of some is asked.
    const isModel = ref.kind === "base";
    if (isModel && isOfAws(lookups)) return this.#reached(stop);
    const description = await this.#describe(stop, lookups);
    if (isModel && !description?.behind.length) this.#reached(stop);
    await this.#followAll(description, { ...stop, isSettled: stop.isSettled || isOwn });
    return description;
  }

  #reached({ ref, region, chain, inProfile }: Stop): undefined {
    this.#leaves.push({ ref, region, chain, inProfile });
  }

  async #followAll(description: Description | undefined, stop: Stop): Promise<void> {
    const { behind = [], foundation = [], destinations } = description ?? {};
    for (const region of destinations ?? []) this.#reaches(region);
    if (!stop.isSettled && behind.length === 0 && !destinations?.length) this.#isOpen = true;
    const missingBefore = this.#missing.length;
    for (const name of behind) await this.#follow(name, stop);
    if (this.#missing.length > missingBefore) for (const name of foundation) await this.#follow(name, stop);
  }

  async #follow(name: string, stop: Stop): Promise<void> {
    const ref = this.#control.refOf(name);
    if (!ref) {
      this.#isOpen ||= !stop.isSettled; // AWS has named something that is no modelId today
      return;
    }
    const region = isRegionless(ref) ? "*" : (ref.region ?? stop.region);
    const identity = identityOf(ref, region);
    if (stop.chain.some((before) => identityOf(before, stop.region) === identity)) {
      throw brokenChain([...stop.chain, ref], "circle");
    }
    if (!this.#via.has(identity)) this.#via.set(identity, ref);
    if (this.#seen.has(`${identity} ${stop.isSettled}`)) return;
    this.#seen.add(`${identity} ${stop.isSettled}`);
    const inProfile = stop.ref.kind === "cross-region" || stop.ref.kind === "application-profile";
    await this.#enter({ ref, region, chain: [...stop.chain, ref], isSettled: stop.isSettled, inProfile });
  }

  async #describe({ ref, region, chain }: Stop, lookups: Lookups | undefined): Promise<Description | undefined> {
    let asked: Parameters<Look>[0] | undefined;
    const refresh = this.#options.refresh || (this.#options.isStrict === true && lookups?.mayChange?.(ref));
    const look = this.#control.lookIn({ ...this.#options, refresh, region });
    try {
      return await lookups?.describe(ref, (operation, input) => {
        asked = operation;
        return look(operation, input);
      });
    } catch (thrown) {
      const code = codeOf(thrown);
      if (code === "not-found") throw brokenChain(chain, "gone", thrown);
      if (code !== "access-denied" || asked === undefined) throw thrown;
      this.#missing.push({ action: actionOf(asked), resource: resourceOf(ref, region) });
      return undefined;
    }
  }

  #reaches(region: string | undefined): void {
    if (region === undefined) this.#isOpen = true;
    else this.#destinations.add(region);
  }
}
