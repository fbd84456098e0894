/** Comparison of our types with the AWS SDK's, at compile time. A difference is the name of what differs; `never` means none. */

/** `[ours, theirs]` by name, as `generated/sdk-parity.ts` lists them. */
type Pairs<List> = { [Name in keyof List]: readonly [ours: unknown, theirs: unknown] };

/** The names of the pairs that are not assignable in both directions. */
export type NotMutual<List extends Pairs<List>> = {
  [Name in keyof List]: IsMutuallyAssignable<List[Name][0], List[Name][1]> extends true ? never : Name;
}[keyof List];

/** `Message.role` for each member that only one side has; assignability overlooks optional ones. */
export type KeyDifferences<List extends Pairs<List>> = {
  [Name in keyof List]: `${Name & string}.${DifferentKeys<List[Name][0], List[Name][1]> & string}`;
}[keyof List];

type DifferentKeys<A, B> = Exclude<KeysOf<A>, KeysOf<B>> | Exclude<KeysOf<B>, KeysOf<A>>;

/** The members of a type, of a union those of all its parts. */
export type KeysOf<Union> = Union extends unknown ? keyof Union : never;

export type IsMutuallyAssignable<A, B> = IsAssignable<[A, B], [B, A]> extends true ? AreKnown<[A, B]> : false;
export type IsAssignable<From, To> = [From] extends [To] ? AreKnown<[From, To]> : false;

// A type that the compiler did not find is `any`, assignable to everything: comparing it would prove nothing.
type AreKnown<Types extends readonly unknown[]> = true extends IsAny<Types[number]> ? false : true;
type IsAny<Type> = 0 extends 1 & Type ? true : false;

/** Compiles only where there is no difference; the compiler's message names those that there are. */
export type Nothing<Difference extends never> = Difference;

/** Compiles only where the answer is `true`. */
export type Yes<Answer extends true> = Answer;
