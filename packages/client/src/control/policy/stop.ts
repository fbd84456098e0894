import type { ModelRef } from "@bedrock-targets/core";
import type { Walked } from "../resolve/walk.ts";
import type { Grant } from "./grant.ts";

/** A target, or something that it refers to, which a policy has to allow. */
export interface Stop {
  readonly ref: ModelRef;
  readonly partition: string;
  /** The region that is called; `*` where nobody names one. */
  readonly region: string;
  /** Its own ARN, with `*` for what is not known. */
  readonly arn: string;
  /** What stands behind it; `undefined` where it was not looked up, or may not be. */
  readonly walked: Walked | undefined;
}

/** The actions by which a target is invoked, as the operations ask for them. */
export interface Invoking {
  /** `bedrock:InvokeModel`, `bedrock:InvokeModelWithResponseStream`, or both. */
  readonly model: readonly string[];
  /** SageMaker's actions of the same meaning. */
  readonly endpoint: readonly string[];
}

/** What invoking a target takes. */
export interface Needs {
  readonly grants: readonly Grant[];
  /** The modelIds that it refers to and whose own needs come on top. */
  readonly behind?: readonly string[] | undefined;
  readonly notes?: readonly string[] | undefined;
  /** A look-up that AWS's guide lists as needed for invoking, and AWS's sample policies do without. */
  readonly alsoListed?: string | undefined;
}

/** What targets of one kind need. */
export interface Permissions {
  /** The action that reads a target, and the resource where it is another one than the target's own ARN. */
  readonly reads: { readonly action: string; readonly resource?: (stop: Stop) => string };
  /** Whether AWS knows tags of these targets, by their ARN. */
  readonly hasTags: (stop: Stop) => boolean;
  /** Whether nobody can say what invoking takes without a look at what stands behind. */
  readonly looksBehind: boolean;
  invoke(stop: Stop, invoking: Invoking): Needs;
}
