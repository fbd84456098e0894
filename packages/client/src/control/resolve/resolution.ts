import type { EndpointFacts, ImportedFacts, Kind, PromptFacts, RouterFacts } from "@bedrock-targets/core";
import type { Capabilities } from "../capabilities/capabilities.ts";
import type { MissingPermission } from "./missing.ts";

/** What a target is, and what stands behind it: what `resolve` gives. Plain data; what nobody says is `"unknown"`. */
export interface Resolution {
  readonly kind: Kind;
  /** As it was given. */
  readonly modelId: string;
  readonly arn?: string;
  readonly name?: string;
  /** As AWS writes it (`ACTIVE`, `InService`, …); of a foundation model, where it stands in its life. */
  readonly status: string | "unknown";
  /** The region that is called. */
  readonly region: string | "unknown";
  /** The foundation models behind it, once for each region; empty where there is none, or where they may not be read. */
  readonly models: readonly ResolvedModel[];
  /** The regions in which calls may be answered; `["*"]` for all of them. */
  readonly destinations: readonly string[] | "unknown";
  /** Everything that is named on the way to the models, as it is written there; the target itself is not. */
  readonly via: readonly ResolvedStep[];
  /** What the control plane refused to tell, and what to allow. Empty where all is known. */
  readonly missing: readonly MissingPermission[];
  /** Name and value; where they were asked for. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly prompt?: PromptFacts;
  readonly imported?: ImportedFacts;
  readonly router?: RouterFacts;
  readonly endpoint?: EndpointFacts;
  /** What can be done with it through this client. */
  readonly capabilities: Capabilities;
}

/** Something that refers to a model, or a model that is referred to. */
export interface ResolvedStep {
  readonly kind: Kind;
  readonly modelId: string;
}

/** A foundation model in one region. */
export interface ResolvedModel {
  /** The bare id. */
  readonly modelId: string;
  readonly arn: string;
  /** `"*"` for a model that a `global.` profile names without a region. */
  readonly region: string | "unknown";
  /** As people write it (`Anthropic`). */
  readonly provider: string | "unknown";
  readonly name: string | "unknown";
  /** `TEXT`, `IMAGE`, …; empty where that is not known. */
  readonly inputModalities: readonly string[];
  readonly outputModalities: readonly string[];
  /** Whether it can answer in pieces. */
  readonly streaming: boolean | "unknown";
  /** Whether it may be called by its own id in the region that was asked, and not through profiles alone. */
  readonly onDemand: boolean | "unknown";
  readonly lifecycle: Lifecycle;
}

/** Where a model stands in its life. Times as AWS gives them, in ISO 8601. */
export interface Lifecycle {
  readonly status: "ACTIVE" | "LEGACY" | "unknown" | (string & {});
  /** When it becomes, or became, a legacy model. */
  readonly legacyTime?: string;
  /** When it stops to answer. */
  readonly endOfLifeTime?: string;
}
