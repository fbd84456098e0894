import type {
  BoundTarget,
  Forbidden,
  IsOpen,
  Kind,
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
import type { Chain } from "./chain.ts";

/*
 * What the compiler knows of a call. A string literal is classified as at run time; a string that is not known whole takes
 * the common request. `T` is never intersected with the check (that would turn its sentence into "never").
 */

type Strategies = readonly ModelTarget[];

/** The kinds of their authors' own that some strategy serves: they claim strings outside of the grammar. */
type OtherKinds<Targets extends Strategies> = Extract<KindsOf<Targets>, `other:${string}`>;

/** The kinds that a literal may have among those that are served. */
type ServedKind<Id extends string, Targets extends Strategies> = [KindOf<Id>] extends [never]
  ? OtherKinds<Targets>
  : KindOf<Id> & KindsOf<Targets>;

type IsUnion<T, Each = T> = T extends unknown ? ([Each] extends [T] ? false : true) : never;

/** Among several kinds of their authors' own nobody can tell which one claims a string: then nothing is narrowed. */
type IsUndecided<K extends Kind> = [K] extends [TargetKind] ? false : true extends IsUnion<K> ? true : false;

type RequestOfString<Id extends string, Targets extends Strategies, Op extends Operation> =
  IsOpen<Id> extends true
    ? Requests[Op]
    : IsUndecided<ServedKind<Id, Targets>> extends true
      ? Requests[Op]
      : RequestOn<RulesUnder<Targets, ServedKind<Id, Targets>>, ServedKind<Id, Targets>, Op>;

/** What one operation takes, of a target's table of requests; a table that is not known leaves it open. */
type RequestIn<R, Op extends Operation> = Op extends keyof R ? R[Op] : Requests[Op];

type RequestOfOne<T, Targets extends Strategies, Op extends Operation> = T extends string
  ? RequestOfString<T, Targets, Op>
  : T extends BoundTarget<infer _Kind, infer R>
    ? RequestIn<R, Op>
    : never;

/** What an operation takes on a target; on a union of targets, and on a chain of them, what suits all of them. */
export type RequestFor<T, Targets extends Strategies, Op extends Operation> = [T] extends [Chain<infer Links>]
  ? RequestOfAny<Links[number], Targets, Op>
  : RequestOfAny<T, Targets, Op>;

type RequestOfAny<T, Targets extends Strategies, Op extends Operation> = string extends T
  ? Requests[Op]
  : (T extends unknown ? (request: RequestOfOne<T, Targets, Op>) => void : never) extends (request: infer All) => void
    ? All
    : never;

/** A string that may be bound, for whatever operation; one that may not is replaced by a sentence. */
export type CheckedId<Id extends string, Targets extends Strategies> =
  IsOpen<Id> extends true
    ? Id
    : [ServedKind<Id, Targets>] extends [never]
      ? [KindOf<Id>] extends [never]
        ? Forbidden<"this is not a Bedrock modelId">
        : Forbidden<`install ${PackageOf<KindOf<Id>>} and add it to targets`>
      : Id;

/** `T` where nothing speaks against it; otherwise the reason why an operation is refused. */
type Unless<R, T> = [R] extends [Forbidden<infer Reason>] ? Forbidden<Reason> : T;

type CheckedString<Id extends string, Targets extends Strategies, Op extends Operation> =
  CheckedId<Id, Targets> extends Id ? Unless<RequestOfString<Id, Targets, Op>, Id> : CheckedId<Id, Targets>;

type CheckedTarget<T, Targets extends Strategies, Op extends Operation> =
  T extends BoundTarget<infer K, infer R>
    ? [K] extends [KindsOf<Targets>]
      ? Unless<RequestIn<R, Op>, T>
      : TargetKind extends K
        ? T
        : Forbidden<"the client has no strategy for this target: add it to targets">
    : never;

/** A target that may be passed to an operation; one that may not is replaced by the reason. Of a chain, every link is asked. */
export type Checked<T, Targets extends Strategies, Op extends Operation> =
  T extends Chain<infer Links>
    ? Links extends { readonly [At in keyof Links]: CheckedLink<Links[At], Targets, Op> }
      ? T
      : Forbidden<"a link of the chain is no target of this client, or does not have the operation">
    : CheckedLink<T, Targets, Op>;

/** A target, or a chain of some, that may be passed for whatever operation. */
export type CheckedAny<T, Targets extends Strategies> = T extends string
  ? CheckedId<T, Targets>
  : T extends Chain<infer Links>
    ? Links extends { readonly [At in keyof Links]: CheckedOne<Links[At], Targets> }
      ? T
      : Forbidden<"a link of the chain is no target of this client">
    : T;

type CheckedOne<T, Targets extends Strategies> = T extends string ? CheckedId<T, Targets> : T;

type CheckedLink<T, Targets extends Strategies, Op extends Operation> = T extends string
  ? CheckedString<T, Targets, Op>
  : CheckedTarget<T, Targets, Op>;

/** What `client.target(id)` gives. */
export type BoundBy<Id extends string, Targets extends Strategies> =
  IsOpen<Id> extends true
    ? BoundTarget<KindsOf<Targets>>
    : BoundTarget<
        ServedKind<Id, Targets>,
        RequestsOn<RulesUnder<Targets, ServedKind<Id, Targets>>, ServedKind<Id, Targets>>
      >;
