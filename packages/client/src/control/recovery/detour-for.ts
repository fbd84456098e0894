import { completed } from "@bedrock-targets/core";
import { type BedrockTargetError, type BoundTarget, type ModelRef, parseModelId } from "@bedrock-targets/core/target";
import { type Call, type Detour, isWithin } from "../../call.ts";
import type { ClientState } from "../../state.ts";
import { type Control, controlOf, type LookupPlace } from "../control.ts";
import { checkFence } from "../fence.ts";
import { Walk } from "../resolve/walk.ts";
import { adviceFrom } from "./advice.ts";
import { nearestFirst, staysNear } from "./nearest.ts";
import { type Candidate, profilesWith } from "./profiles-with.ts";

/** Milliseconds that an error may come later for its advice. */
const adviceMs = 3_000;

/** Choices kept at the most. */
const memory = 500;

/**
 * For a call that was refused because its model is offered through profiles only: the system-defined profile to make it
 * through, inside of the fence. Without `within`, the fence is the geography of the client's region.
 *
 * @throws BedrockTargetError the error that the call has failed with; its advice names the profiles that would do
 */
export async function detourFor(client: ClientState, call: Call, error: BedrockTargetError): Promise<Detour> {
  const search = new Search(client, call);
  const candidates = await search.candidates().catch((thrown: unknown) => thrown);
  if (call.options.signal?.aborted) throw await call.failure(call.options.signal.reason);
  if (!Array.isArray(candidates)) throw withAdvice(error, adviceFrom({ failed: candidates }));
  const { isOn, isBase } = search.facts;
  const chosen = isOn && isBase ? await search.choose(candidates) : undefined;
  if (!chosen) throw withAdvice(error, adviceFrom({ ...search.facts, candidates }));
  return search.take(chosen);
}

/** The search for one call's profile. */
class Search {
  readonly #client: ClientState;
  readonly #call: Call;
  readonly #control: Control;
  #home: string | undefined;
  #region: string | undefined;

  constructor(client: ClientState, call: Call) {
    this.#client = client;
    this.#call = call;
    this.#control = controlOf(client);
  }

  get facts(): { readonly region: string | undefined; readonly isOn: boolean; readonly isBase: boolean } {
    const { recover } = this.#client.options;
    return { region: this.#region, isOn: recover?.onDemand === "profile", isBase: this.#call.target.kind === "base" };
  }

  /** The nearest first. */
  async candidates(): Promise<readonly Candidate[]> {
    const { session, target, options } = this.#call;
    this.#region = await session.placeOf(target);
    this.#home = await session.home();
    const place = { region: this.#region, signal: this.#patience(options.signal) };
    const modelId = await this.#modelThatRefuses(target, place);
    if (modelId === undefined) return [];
    return nearestFirst(await profilesWith(this.#control, modelId, place), this.#home);
  }

  /** Nobody waits long for an advice. */
  #patience(signal: AbortSignal | undefined): AbortSignal | undefined {
    if (this.facts.isOn) return signal;
    return AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(adviceMs)]);
  }

  /** The target itself, or the model that it names: a prompt may name one that is not on demand. */
  async #modelThatRefuses({ kind, ref }: BoundTarget, { region, signal }: LookupPlace): Promise<string | undefined> {
    if (kind === "base") return ref.resourceId;
    const { leaves } = await new Walk(this.#control, { signal }).from(ref, region);
    return leaves.find(({ inProfile }) => !inProfile)?.ref.resourceId;
  }

  /** The first that is inside of the fence, by the profile's own look-up where a fence was set. */
  async choose(candidates: readonly Candidate[]): Promise<Candidate | undefined> {
    for (const candidate of candidates) if (await this.#isInside(candidate)) return candidate;
    return undefined;
  }

  async #isInside(candidate: Candidate): Promise<boolean> {
    const { within } = this.#client.options;
    if (within === undefined) return this.#home !== undefined && staysNear(candidate, this.#home);
    const { fence } = this.#call.session;
    if (!fence) return true;
    if (candidate.destinations.length === 0) return false;
    if (!candidate.destinations.every((region) => isWithin(fence, region))) return false;
    const bound = { ...this.#call.target, ref: refOf(candidate), modelId: candidate.modelId };
    const check = checkFence(this.#client, bound, this.#region, fence, this.#call.options.signal);
    return check.then(
      () => true,
      () => false,
    );
  }

  /** Remembers the choice, and tells of it. */
  take(chosen: Candidate): Detour {
    const { session, target, operation, attempts } = this.#call;
    const via = refOf(chosen);
    session.detours ??= new Map();
    const oldest = session.detours.size >= memory ? session.detours.keys().next().value : undefined;
    if (oldest !== undefined) session.detours.delete(oldest);
    session.detours.set(target.modelId, via);
    const { destinations } = chosen;
    attempts.tell({ type: "recovered", target: { ...target.ref, via }, operation, via, destinations });
    return { attempts, via };
  }
}

const refOf = ({ modelId }: Candidate): ModelRef => parseModelId(modelId);

/** The error with another advice. */
const withAdvice = (error: BedrockTargetError, advice: string): BedrockTargetError =>
  advice === error.advice ? error : completed(error, {}, advice);
