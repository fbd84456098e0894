import type { Lifecycle } from "../resolve/resolution.ts";

/** Whoever uses a model that ends within this many milliseconds is told: 90 days. */
const notice = 90 * 24 * 60 * 60 * 1_000;

/** Whether a model is a legacy model, or will end soon. What nobody says is no reason to worry. */
export function isEnding({ status, legacyTime, endOfLifeTime }: Lifecycle, now: number = Date.now()): boolean {
  if (status === "LEGACY") return true;
  const isLegacy = legacyTime !== undefined && Date.parse(legacyTime) <= now;
  return isLegacy || (endOfLifeTime !== undefined && Date.parse(endOfLifeTime) - now <= notice);
}
