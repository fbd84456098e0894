import type { Capability } from "./capability.ts";

/**
 * One answer for a target behind which several models stand: `no` if one cannot, `yes` if all can and no other model may be
 * there, else `unknown`.
 */
export function combine(capabilities: readonly Capability[], isComplete: boolean): Capability {
  const [first] = capabilities;
  if (!first) return nobody("no foundation model behind it is known");
  const doubtful =
    capabilities.find(({ answer }) => answer === "no") ?? capabilities.find(({ answer }) => answer === "unknown");
  if (doubtful) return doubtful;
  if (!isComplete) return nobody("not all models behind it may be read, and all would have to");
  return allOf(first, capabilities);
}

const nobody = (reason: string): Capability => ({ answer: "unknown", reason, source: "none" });

/** As old as the oldest of the answers, and with the reasons of all. */
function allOf(first: Capability, capabilities: readonly Capability[]): Capability {
  const [oldest = first] = capabilities
    .filter(({ asOf }) => asOf !== undefined)
    .sort((one, other) => String(one.asOf).localeCompare(String(other.asOf)));
  const reasons = new Set(capabilities.map(({ reason }) => reason));
  return { ...oldest, reason: [...reasons].join("; ") };
}
