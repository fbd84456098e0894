import type { FoundationModelLifecycle } from "@bedrock-targets/core";
import type { Lifecycle } from "../resolve/resolution.ts";

/** Where a foundation model stands in its life, as plain data. */
export const lifecycleOf = ({
  status,
  legacyTime,
  endOfLifeTime,
}: Partial<FoundationModelLifecycle> = {}): Lifecycle => ({
  status: status ?? "unknown",
  ...(legacyTime && { legacyTime: legacyTime.toISOString() }),
  ...(endOfLifeTime && { endOfLifeTime: endOfLifeTime.toISOString() }),
});
