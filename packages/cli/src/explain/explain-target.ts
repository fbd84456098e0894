import type { Context } from "../context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { explain } from "./explanation.ts";
import { explanationLines } from "./show.ts";

/** Explains one string. A string that is wrong, or names nothing that exists, is a problem; an account that is silent is none. */
export async function explainTarget(modelId: string, context: Context): Promise<ExitCode> {
  const explanation = await explain(modelId, context);
  if (context.options.json) context.out.json(explanation);
  else context.out.print(...explanationLines(context.out, explanation));
  return explanation.problem ? exitCodes.problem : exitCodes.ok;
}
