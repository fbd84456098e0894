import type { ControlOperation } from "./control-plane.ts";
import type { ControlInputs, ControlOutputs } from "./generated/control-types.ts";
import type { Kind } from "./kinds.ts";
import type { ModelRef } from "./model-id/model-ref.ts";

/** Asks the control plane of the target's region; answers are remembered, and the same question is asked once at a time. */
export type Look = <Op extends ControlOperation>(
  operation: Op,
  input: ControlInputs[Op],
) => Promise<ControlOutputs[Op]>;

/** How the control plane is asked about targets of some kinds. */
export interface Lookups<K extends Kind = Kind> {
  /** Where calls are answered: in the target's own region, or where what stands behind it answers. */
  readonly destinations: "own" | "behind";
  /** Whether somebody may make a target refer to something else, under the same modelId. Default: nobody may. */
  mayChange?(ref: ModelRef<K>): boolean;
  /**
   * What is written of one target, in one look-up: its name and state, and the modelIds that it refers to. What `look`
   * throws is to pass through: the client tells what is missing from what is forbidden.
   */
  describe(ref: ModelRef<K>, look: Look): Promise<Description>;
}

/** What the control plane says of one target. */
export interface Description {
  readonly arn?: string | undefined;
  readonly name?: string | undefined;
  /** As AWS writes it (`ACTIVE`, `InService`, …). */
  readonly status?: string | undefined;
  /** The modelIds that it refers to, as they are written there; empty where nothing stands behind it. */
  readonly behind: readonly string[];
  /** The regions where calls are answered, where what stands behind does not say it; `*` for all. */
  readonly destinations?: readonly string[] | undefined;
  /** Foundation models that are named besides: what is known where `behind` may not be read. */
  readonly foundation?: readonly string[] | undefined;
  readonly prompt?: PromptFacts | undefined;
  readonly imported?: ImportedFacts | undefined;
  readonly router?: RouterFacts | undefined;
  readonly endpoint?: EndpointFacts | undefined;
}

/** What a stored prompt is made for. */
export interface PromptFacts {
  readonly name: string;
  /** `DRAFT`, or a number. */
  readonly version: string;
  /** The names of its variables. */
  readonly variables: readonly string[];
  /** The model, profile or other target that it names; absent where it names none, or is bound to an agent. */
  readonly modelId?: string | undefined;
}

/** What an imported model is. */
export interface ImportedFacts {
  /** As AWS writes it (`llama`, `qwen2`, …). */
  readonly architecture: string | "unknown";
  /** Whether the model itself has Converse: `instructSupported` of GetImportedModel. */
  readonly converse: boolean | "unknown";
}

/** What a prompt router chooses from, as modelIds. */
export interface RouterFacts {
  readonly fallback: string;
  readonly candidates: readonly string[];
}

/** What a marketplace endpoint runs. */
export interface EndpointFacts {
  /** The ARN of the model in SageMaker's hub. */
  readonly source: string;
  /** SageMaker's word for the endpoint's state. */
  readonly status: string;
}
