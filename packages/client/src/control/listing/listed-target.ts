import type { ControlOperation, ErrorCode, ImportedFacts, RouterFacts, TargetKind } from "@bedrock-targets/core";
import type { Lifecycle } from "../resolve/resolution.ts";

/** What `listTargets` takes. All filters have to fit; none leaves everything in. */
export interface ListTargetsOptions {
  /** Lists these kinds alone; an operation that lists none of them is not sent. Default: all ten. */
  readonly kinds?: readonly TargetKind[] | undefined;
  /**
   * The maker of the model behind, as ids begin (`anthropic`) or, for foundation models, as AWS writes it (`Mistral AI`);
   * the whole word, in any case. AWS's lists do not say which model is behind a prompt, an imported model or an endpoint:
   * these are left out.
   */
  readonly provider?: string | undefined;
  /** A part of the name or of the id, in any case. Of an ARN, only the id at its end is looked at. */
  readonly name?: string | undefined;
  /** `"tags"`, and `"versions"` of prompts: each costs a look-up per item. Default: neither. */
  readonly include?: readonly ("tags" | "versions")[] | undefined;
  /** The region to list. Default: the client's own. */
  readonly region?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Something that can be passed as `modelId`, as its list says it; what a list leaves out is absent. Plain data. */
export interface ListedTarget {
  readonly kind: TargetKind;
  /** What to pass to a call: an id for foundation models and system profiles, else an ARN. */
  readonly modelId: string;
  readonly arn?: string;
  readonly name?: string;
  readonly description?: string;
  /** As AWS writes it (`ACTIVE`, `InService`, …); of a foundation model, where it stands in its life. */
  readonly status?: string;
  /** The maker of the model behind, as ids begin (`anthropic`). */
  readonly provider?: string;
  /** The same as people write it (`Mistral AI`); of a foundation model. */
  readonly providerName?: string;
  /** The modelIds that it refers to, as they are written in the list. `resolve` follows them. */
  readonly behind: readonly string[];
  /** `TEXT`, `IMAGE`, …; of foundation models. */
  readonly inputModalities?: readonly string[];
  readonly outputModalities?: readonly string[];
  readonly lifecycle?: Lifecycle;
  readonly imported?: ImportedFacts;
  readonly router?: RouterFacts;
  /** The ARN of the model in SageMaker's hub; of a marketplace endpoint. */
  readonly source?: string;
  /** In ISO 8601. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
  /** Where they were asked for, and may be read. */
  readonly tags?: Readonly<Record<string, string>>;
  /** `DRAFT` and numbers; where they were asked for, and may be read. */
  readonly versions?: readonly string[];
  readonly warning?: undefined;
}

/** A list, or a detail of it, that could not be read; everything else is listed. */
export interface ListWarning {
  readonly warning: {
    readonly code: ErrorCode;
    readonly operation: ControlOperation;
    /** The IAM action, such as `bedrock:ListPrompts`. */
    readonly action: string;
    /** The kinds that are not listed, or not in full. */
    readonly kinds: readonly TargetKind[];
    /** What happened. It ends with the advice. */
    readonly message: string;
    /** What to do, as one sentence. */
    readonly advice: string;
  };
  readonly kind?: undefined;
  readonly modelId?: undefined;
}

/** `if (item.warning)` tells one from the other. */
export type ListItem = ListedTarget | ListWarning;
