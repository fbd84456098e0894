import type { Control } from "../control.ts";
import { LookupCache } from "../lookups/cache.ts";

/** What each client is doing just now. Nothing is remembered once it is done. */
const doing = new WeakMap<Control, LookupCache>();

/** Does what has the same key once at a time, for all who ask for it meanwhile; it is aborted when the last of them has left. */
export function once<Outcome>(
  control: Control,
  key: string,
  signal: AbortSignal | undefined,
  act: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const known = doing.get(control) ?? new LookupCache(() => false, { ttlMs: 0 });
  doing.set(control, known);
  return known.get(key, act, { signal });
}
