import { type BoundTarget, type ModelRef, parseModelId } from "@bedrock-targets/core/target";
import { type Call, detourKey, isWithin, type Past } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { type Control, controlOf, type LookupPlace } from "../control.ts";
import type { MissingPermission } from "../resolve/missing.ts";
import { Walk } from "../resolve/walk.ts";
import type { SearchFacts } from "./advice.ts";
import { nearestFirst, staysNear } from "./nearest.ts";
import { type Candidate, profilesWith } from "./profiles-with.ts";

/** Milliseconds that an error may come later for its advice. */
const adviceMs = 3_000;

/** Choices kept at the most. */
const memory = 500;

/** The search for one call's profile. */
export class Search {
  readonly #client: ClientState;
  readonly #call: Call;
  readonly #control: Control;
  readonly #signal: AbortSignal | undefined;
  #home: string | undefined;
  #region: string | undefined;
  #missing: MissingPermission | undefined;

  constructor(client: ClientState, call: Call) {
    this.#client = client;
    this.#call = call;
    this.#control = controlOf(client);
    this.#signal = signalOf(call);
  }

  get facts(): Omit<SearchFacts, "candidates"> {
    const isOn = this.#client.options.recover?.onDemand === "profile";
    return { region: this.#region, isOn, isBase: this.#call.target.kind === "base", missing: this.#missing };
  }

  /** The nearest first. */
  async candidates(): Promise<readonly Candidate[]> {
    const { session, target } = this.#call;
    this.#region = await session.placeOf(target, this.#signal);
    this.#home = await session.home(this.#signal);
    const place = { region: this.#region, signal: this.#patience() };
    const modelId = await this.#modelThatRefuses(target, place);
    if (modelId === undefined) return [];
    return nearestFirst(await profilesWith(this.#control, modelId, place), this.#home);
  }

  /** Nobody waits long for an advice. */
  #patience(): AbortSignal | undefined {
    if (this.facts.isOn) return this.#signal;
    return AbortSignal.any([...(this.#signal ? [this.#signal] : []), AbortSignal.timeout(adviceMs)]);
  }

  /** The target itself, or the model that it names: a prompt may name one that is not on demand. */
  async #modelThatRefuses({ kind, ref }: BoundTarget, { region, signal }: LookupPlace): Promise<string | undefined> {
    if (kind === "base") return ref.resourceId;
    const { leaves } = await new Walk(this.#control, { signal }).from(ref, region);
    return leaves.find(({ inProfile }) => !inProfile)?.ref.resourceId;
  }

  /** The first that is inside of the fence, by what the list says of it and by what the profile says itself. */
  async choose(candidates: readonly Candidate[]): Promise<Candidate | undefined> {
    for (const candidate of candidates) {
      if ((await this.#isInside(candidate)) && !this.#signal?.aborted) return candidate;
    }
    return undefined;
  }

  async #isInside(candidate: Candidate): Promise<boolean> {
    const { within } = this.#client.options;
    const isFenced = this.#call.fences.length > 0;
    if (within !== undefined && !isFenced) return true; // around everything
    if (!this.#isAllowed(candidate.destinations)) return false;
    const itself = await this.#destinationsOf(candidate);
    // The list is AWS's word as well; but where a fence was set, what may not be read is outside.
    return itself === undefined ? !isFenced : this.#isAllowed(itself);
  }

  /** Inside of the fence; without one, in the geography of the client's region. */
  #isAllowed(destinations: readonly string[]): boolean {
    const { fences } = this.#call;
    const isInside = (region: string) => fences.every((fence) => isWithin(fence, region));
    if (fences.length > 0) return destinations.length > 0 && destinations.every(isInside);
    return this.#home !== undefined && staysNear(destinations, this.#home);
  }

  /** What the profile's own look-up says; `undefined` where it says nothing. */
  async #destinationsOf(candidate: Candidate): Promise<readonly string[] | undefined> {
    try {
      const walk = new Walk(this.#control, { signal: this.#signal });
      const { destinations, missing } = await walk.from(refOf(candidate), this.#region);
      this.#missing ??= missing[0];
      return missing.length > 0 ? undefined : (destinations ?? []);
    } catch {
      return undefined; // an abort is seen when nothing is chosen
    }
  }

  /** Remembers the choice, and tells of it. */
  take(chosen: Candidate): Past {
    const { session, target, operation, attempts, past } = this.#call;
    const via = refOf(chosen);
    session.detours ??= new Map();
    const oldest = session.detours.size >= memory ? session.detours.keys().next().value : undefined;
    if (oldest !== undefined) session.detours.delete(oldest);
    session.detours.set(detourKey(target, past.rest?.fence), via);
    const { destinations } = chosen;
    attempts.tell({ type: "recovered", target: { ...target.ref, via }, operation, via, destinations });
    return { ...past, via, detours: past.detours + 1, delayMs: 0 };
  }
}

/** Aborted by the caller, or when the time for all tries is over. */
function signalOf({ options: { signal }, past: { deadline } }: Call): AbortSignal | undefined {
  if (deadline === undefined) return signal;
  const timeout = AbortSignal.timeout(Math.max(0, deadline - performance.now()));
  return signal ? AbortSignal.any([signal, timeout]) : timeout;
}

const refOf = ({ modelId }: Candidate): ModelRef => parseModelId(modelId);
