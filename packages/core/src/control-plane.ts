import type { ControlInputs, ControlOutputs } from "./generated/control-types.ts";

/** An operation of the control plane, by AWS's name; `listPromptTags` is the prompt service's own ListTagsForResource. */
export type ControlOperation = keyof ControlInputs;

/** One operation of the control plane to send: AWS's input, and where to. */
export interface ControlCall<Op extends ControlOperation = ControlOperation> {
  readonly operation: Op;
  readonly input: ControlInputs[Op];
  /** The region to ask; absent: the control plane's own. */
  readonly region?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The port through which the client looks things up. It sends one operation and gives AWS's output, and throws what AWS
 * threw (an error with AWS's exception name in `name`, and `$metadata`). Remembering, following references and codes are
 * the client's work.
 */
export interface ControlPlane {
  send<Op extends ControlOperation>(call: ControlCall<Op>): Promise<ControlOutputs[Op]>;
  /** The region that a call without one goes to. */
  region(): Promise<string | undefined>;
  /** Closes what the control plane opened itself. */
  destroy?(): void | Promise<void>;
}
