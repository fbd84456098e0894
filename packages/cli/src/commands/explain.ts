import type { Command } from "../context.ts";
import { exitCodes } from "../exit-codes.ts";
import { explainTarget } from "../explain/explain-target.ts";
import { printSummary } from "../explain/summary.ts";

/** `explain`: the ten kinds, or one string. */
export const command: Command = async (context) => {
  const [modelId] = context.args;
  if (modelId !== undefined) return explainTarget(modelId, context);
  printSummary(context);
  return exitCodes.ok;
};
