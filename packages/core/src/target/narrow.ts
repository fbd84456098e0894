import type { Kind } from "../kinds.ts";
import type { Operation, Requests } from "../request/requests.ts";
import type { KindRules, ModelTarget, OptInField } from "./contract.ts";
import type { Forbidden } from "./forbidden.ts";
import type { OptInReasons } from "./refusals.ts";

/** The literal reasons of a rule table. Where a table has lost its literals (`string`), nothing is narrowed. */
type ReasonsOf<Rules extends KindRules> = Rules extends { readonly refuses: infer Reasons }
  ? { [Name in keyof Reasons as string extends Reasons[Name] ? never : Name]: Reasons[Name] }
  : unknown;

type TakenBy<Rules extends KindRules> = Rules extends { readonly takes: readonly (infer Field)[] } ? Field : never;

type ReasonsAgainstOptIn<Rules extends KindRules> = Omit<OptInReasons, TakenBy<Rules> & OptInField>;

/** Field → reason, of the refused fields that a request has. */
type Refused<R, Rules extends KindRules> = Pick<
  ReasonsOf<Rules> & ReasonsAgainstOptIn<Rules>,
  keyof R & keyof (ReasonsOf<Rules> & ReasonsAgainstOptIn<Rules>)
>;

type Prohibited<Reasons> = { [Name in keyof Reasons]?: Forbidden<Reasons[Name] & string> | undefined };

/** `messages` is required unless the rules say otherwise; other requests have no such field. */
type WithMessages<R, Rules extends KindRules> = R extends { messages?: infer Messages }
  ? Rules extends { readonly messages: "optional" }
    ? R
    : Omit<R, "messages"> & { messages: Exclude<Messages, undefined> }
  : R;

/** Whether nothing is known of some rules but that they are rules. */
type IsUnknown<Rules extends KindRules> = KindRules extends Rules
  ? keyof KindRules extends keyof Rules
    ? true
    : false
  : false;

/** What an operation takes on a kind with these rules: refused fields are there only to say why. */
export type Narrow<R, Rules extends KindRules> =
  IsUnknown<Rules> extends true
    ? R
    : Flat<WithMessages<Omit<R, keyof Refused<R, Rules>>, Rules> & Prohibited<Refused<R, Rules>>>;

/** Written out as one object type, so that a surplus field is found. */
type Flat<T> = { [Name in keyof T]: T[Name] };

/** The sentence for an operation that the rules refuse; `never` where they have it. */
export type OperationReason<Rules extends KindRules, Op extends Operation> =
  ReasonsOf<Rules> extends { readonly [Name in Op]: infer Reason extends string } ? Reason : never;

/** The strategy of a list that serves a kind: the last one that names it. */
export type StrategyFor<Targets extends readonly ModelTarget[], K extends Kind> = Targets extends readonly [
  ...infer Rest extends readonly ModelTarget[],
  infer Last extends ModelTarget,
]
  ? K extends Last["kinds"][number]
    ? Last
    : StrategyFor<Rest, K>
  : Extract<Targets[number], ModelTarget<K>>;

/** The rules of each kind under a list of strategies. */
export type RulesUnder<Targets extends readonly ModelTarget[], K extends Kind> = {
  readonly [Name in K]: StrategyFor<Targets, Name> extends { readonly rules: infer Rules }
    ? RulesOfKind<Rules, Name>
    : KindRules;
};

/** The kinds that a list of strategies serves. */
export type KindsOf<Targets extends readonly ModelTarget[]> = Targets[number]["kinds"][number];

/** A request that suits every kind of a union: the intersection of their requests. */
export type Every<R, K extends keyof R> = (K extends K ? (request: R[K]) => void : never) extends (
  request: infer All,
) => void
  ? All
  : never;

/** The kinds of a union that have an operation. */
type KindsWith<Rules, K extends Kind, Op extends Operation> = K extends keyof Rules
  ? Rules[K] extends KindRules
    ? [OperationReason<Rules[K], Op>] extends [never]
      ? K
      : never
    : K
  : K;

/** A kind's entry in a table of rules. */
export type RulesOfKind<Rules, K extends Kind> = K extends keyof Rules
  ? Rules[K] extends KindRules
    ? Rules[K]
    : KindRules
  : KindRules;

/** What an operation takes on every one of some kinds; a `Forbidden` with the reason where none of them has it. */
export type RequestOn<Rules, K extends Kind, Op extends Operation> = [KindsWith<Rules, K, Op>] extends [never]
  ? Forbidden<OperationReason<RulesOfKind<Rules, K>, Op>>
  : Every<
      { [Name in KindsWith<Rules, K, Op>]: Narrow<Requests[Op], RulesOfKind<Rules, Name>> },
      KindsWith<Rules, K, Op>
    >;

/** What each operation takes on every one of some kinds. */
export type RequestsOn<Rules, K extends Kind> = { readonly [Op in Operation]: RequestOn<Rules, K, Op> };
