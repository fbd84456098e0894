import { parseModelId } from "@bedrock-targets/core";
import { createEmulator, type EmulatedTarget } from "@bedrock-targets/emulator";

/** Everything that can be passed as modelId in the emulator's account, of all ten kinds. */
export const emulatedTargets: readonly EmulatedTarget[] = createEmulator().account.targets;

/** One modelId of every kind that none of these has. */
export function foreignTo(modelIds: readonly string[]): readonly string[] {
  const own = new Set(modelIds.map((modelId) => parseModelId(modelId).kind));
  const foreign = emulatedTargets.filter(({ kind }) => !own.has(kind));
  return [...new Map(foreign.map(({ kind, modelId }) => [kind, modelId])).values()];
}

/** The same with another end: still of their kinds, and nothing in the emulator's account. */
export const unknownLike = (modelIds: readonly string[]): readonly string[] =>
  modelIds.map((modelId) => `${modelId.slice(0, -1)}9`);
