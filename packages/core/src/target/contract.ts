import type { ErrorCode } from "../errors/codes.ts";
import type { Kind } from "../kinds.ts";
import type { Lookups } from "../lookups.ts";
import type { ModelRef } from "../model-id/model-ref.ts";
import type { ConverseOperation, Operation, RequestField, Requests, RuntimeInputs } from "../request/requests.ts";
import type { ConverseByInvoke } from "./converse-by-invoke.ts";

/**
 * A strategy: what is to be said about one kind of target, or a few akin. It only says (pure functions and data); the
 * client sends. See the guide "Write your own target".
 */
export interface ModelTarget<K extends Kind = Kind, Rules extends RulesByKind<K> = RulesByKind<K>> {
  /** The kinds it serves. In a client's list, the last strategy that names a kind serves it. */
  readonly kinds: readonly K[];

  /** What each kind refuses, takes and needs. Compiler errors, run-time refusals and documentation come from here. */
  readonly rules: Rules;

  /**
   * Claims a string that the modelId grammar refuses, by giving a ref of an `other:…` kind; `undefined` leaves it to the
   * next. Asked for such strings only, in the client's order. Default: claims none.
   */
  recognise?(modelId: string): ModelRef<K> | undefined;

  /**
   * Makes AWS's input from a request: field by field, never by spreading, never changing what it was given. Default:
   * `shapeConverse`, which refuses by the rules, widens strings and leaves out what is empty. Start from its result.
   */
  shapeConverse?(
    request: Requests["converseStream"],
    target: BoundTarget<K>,
    operation: ConverseOperation,
  ): RuntimeInputs["converseStream"];

  /** The same for InvokeModel. Default: `shapeInvoke`, which turns any value into bytes of JSON. */
  shapeInvoke?(request: Requests["invokeModel"], target: BoundTarget<K>): RuntimeInputs["invokeModel"];

  /** How the control plane is asked about these targets; loaded at the first look-up. Default, for AWS's kinds: AWS's own operations. */
  lookups?(): Promise<Lookups<K>>;

  /** How to converse with a target that has no Converse; loaded when one may be met. `undefined`, the default: not at all. */
  converseByInvoke?(target: BoundTarget<K>): Promise<ConverseByInvoke> | undefined;
}

/** What one kind accepts, as data. `{}` is a target that takes whatever Converse and InvokeModel take. */
export interface KindRules {
  /** Field or operation → the reason, a clause without a full stop. Empty values of a refused field are left out silently. */
  readonly refuses?: { readonly [Name in Operation | RequestField]?: string };
  /** Fields that are refused unless a kind takes them. Default: none of them. */
  readonly takes?: readonly OptInField[];
  /** Whether `messages` may be absent. Default: `"required"`. */
  readonly messages?: "required" | "optional";
  /** Where calls are answered: in the target's own region, or in regions that only the control plane knows. Default: `"unknown"`. */
  readonly destinations?: "own" | "unknown";
  /** How long a call waits, in milliseconds, while the model is being loaded anew. Default: 0. */
  readonly coldStartMs?: number;
  /** Error code → what to do in the case of this kind, in place of the general advice. */
  readonly advice?: { readonly [Code in ErrorCode]?: string };
}

/** The rules of a strategy, one entry per kind; a kind without an entry has the rules `{}`. */
export type RulesByKind<K extends Kind> = { readonly [Name in K]?: KindRules };

/** Fields that mean something for some kinds only; AWS ignores them elsewhere, we refuse them. */
export type OptInField = "variables" | "promptVariables";

declare const requests: unique symbol;

/** A modelId with the strategy that serves it: what `prompt(arn)` and `client.target(id)` give, and every call takes. */
export interface BoundTarget<K extends Kind = Kind, R = unknown> {
  readonly kind: K;
  readonly modelId: string;
  readonly ref: ModelRef<K>;
  readonly strategy: ModelTarget<K>;
  /** What the strategy's factory was given beside the modelId. */
  readonly options: Readonly<Record<string, unknown>>;
  /** For the compiler only: what each operation takes on this target; `unknown` is whatever the operation takes. */
  readonly [requests]?: R;
}
