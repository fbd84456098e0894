import type { IsMutuallyAssignable, KeyDifferences, Nothing, NotMutual, Yes } from "./generated-parity.ts";

// What the helpers must notice: without this a comparison that always succeeds would go unseen.
type Gained = { Message: [{ role: string }, { role: string; name?: string }] };
// What the compiler makes of a type that it did not find: `any`.
type NotFound = ReturnType<typeof JSON.parse>;
type Dropped = { Block: [{ text: string } | { image: string }, { text: string }] };

export type EqualTypesPass = [
  Yes<IsMutuallyAssignable<{ a?: string | undefined }, { a?: string | undefined }>>,
  Nothing<NotMutual<{ Same: [{ a: string }, { a: string }] }>>,
];

export type DifferencesAreNamed = [
  // @ts-expect-error: the SDK has a member that we lack, "Message.name"
  Nothing<KeyDifferences<Gained>>,
  // @ts-expect-error: we have a member that the SDK lacks, "Block.image"
  Nothing<KeyDifferences<Dropped>>,
  // @ts-expect-error: "Block" is assignable in one direction only
  Nothing<NotMutual<Dropped>>,
  // @ts-expect-error: optional on one side only
  Yes<IsMutuallyAssignable<{ a: string }, { a?: string }>>,
  // @ts-expect-error: `undefined` on one side only
  Yes<IsMutuallyAssignable<{ a?: string }, { a?: string | undefined }>>,
  // @ts-expect-error: a type that was not found is comparable to nothing
  Yes<IsMutuallyAssignable<{ a: string }, NotFound>>,
];
