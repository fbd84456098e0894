import type {
  BoundTarget,
  Forbidden,
  KindOf,
  KindsOf,
  ModelTarget,
  Operation,
  PackageOf,
  RequestOn,
  Requests,
  RequestsOn,
  RulesUnder,
  TargetKind,
} from "@bedrock-targets/core";

/*
 * What the compiler knows of a call. A string literal is classified as at run time; a plain `string` takes the common
 * request. `T` is never intersected with the check (that would turn its sentence into "never").
 */

type Strategies = readonly ModelTarget[];

/** The kinds that a literal may have among those that are served. */
type ServedKind<Id extends string, Targets extends Strategies> = KindOf<Id> & KindsOf<Targets>;

type RequestOfString<Id extends string, Targets extends Strategies, Op extends Operation> = [KindOf<Id>] extends [never]
  ? Requests[Op]
  : RequestOn<RulesUnder<Targets, ServedKind<Id, Targets>>, ServedKind<Id, Targets>, Op>;

type RequestOfOne<T, Targets extends Strategies, Op extends Operation> = T extends string
  ? RequestOfString<T, Targets, Op>
  : T extends BoundTarget<infer _Kind, infer R>
    ? Op extends keyof R
      ? R[Op]
      : Requests[Op]
    : never;

/** What an operation takes on a target; on a union of targets, what suits all of them. */
export type RequestFor<T, Targets extends Strategies, Op extends Operation> = string extends T
  ? Requests[Op]
  : (T extends unknown ? (request: RequestOfOne<T, Targets, Op>) => void : never) extends (request: infer All) => void
    ? All
    : never;

/** Whether some strategy claims strings outside of the grammar. */
type TakesOthers<Targets extends Strategies> =
  Extract<KindsOf<Targets>, `other:${string}`> extends never ? false : true;

/** `T` where nothing speaks against it; otherwise a sentence. */
type Unless<R, T> = [R] extends [Forbidden<infer Reason>] ? Forbidden<Reason> : T;

type CheckedString<Id extends string, Targets extends Strategies, Op extends Operation> = string extends Id
  ? Id
  : [KindOf<Id>] extends [never]
    ? TakesOthers<Targets> extends true
      ? Id
      : Forbidden<"this is not a Bedrock modelId">
    : [ServedKind<Id, Targets>] extends [never]
      ? Forbidden<`install ${PackageOf<KindOf<Id>>} and add it to targets`>
      : Unless<RequestOfString<Id, Targets, Op>, Id>;

type CheckedTarget<T, Targets extends Strategies, Op extends Operation> =
  T extends BoundTarget<infer K, infer R>
    ? [K] extends [KindsOf<Targets>]
      ? Unless<Op extends keyof R ? R[Op] : unknown, T>
      : TargetKind extends K
        ? T
        : Forbidden<"the client has no strategy for this target: add it to targets">
    : never;

/** A target that may be passed to an operation; one that may not is replaced by the reason. */
export type Checked<T, Targets extends Strategies, Op extends Operation> = T extends string
  ? CheckedString<T, Targets, Op>
  : CheckedTarget<T, Targets, Op>;

/** A string that may be bound, for whatever operation. */
export type CheckedId<Id extends string, Targets extends Strategies> = string extends Id
  ? Id
  : [KindOf<Id>] extends [never]
    ? TakesOthers<Targets> extends true
      ? Id
      : Forbidden<"this is not a Bedrock modelId">
    : [ServedKind<Id, Targets>] extends [never]
      ? Forbidden<`install ${PackageOf<KindOf<Id>>} and add it to targets`>
      : Id;

/** What `client.target(id)` gives. */
export type BoundBy<Id extends string, Targets extends Strategies> = string extends Id
  ? BoundTarget<KindsOf<Targets>>
  : [KindOf<Id>] extends [never]
    ? BoundTarget<Extract<KindsOf<Targets>, `other:${string}`>>
    : BoundTarget<
        ServedKind<Id, Targets>,
        RequestsOn<RulesUnder<Targets, ServedKind<Id, Targets>>, ServedKind<Id, Targets>>
      >;
