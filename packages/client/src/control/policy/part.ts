import type { Grant } from "./grant.ts";

/** A part of a policy: what is needed for something, and what to know of it. */
export interface Part {
  readonly grants: readonly Grant[];
  readonly notes: readonly string[];
}

/** Several parts as one. */
export const joined = (parts: readonly Part[]): Part => ({
  grants: parts.flatMap((part) => part.grants),
  notes: parts.flatMap((part) => part.notes),
});
