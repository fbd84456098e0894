import { allTargets } from "@bedrock-targets/all";
import { BedrockClient } from "@bedrock-targets/client";
import type { BoundTarget } from "@bedrock-targets/core";
import { missingAccess } from "./access.ts";
import type { LiveWish } from "./arguments.ts";
import { Problem } from "./problem.ts";
import { rowsOn } from "./screen/row.ts";
import { accessNotice, heading, verdict } from "./screen/sentences.ts";
import type { Terminal } from "./screen/terminal.ts";
import { shorten } from "./screen/text.ts";
import { type Bedrock, travel } from "./travel.ts";
import { type Visit, visitsTo } from "./visit.ts";
import { wireOutOfHere } from "./wire.ts";

/**
 * Visits the given targets in the caller's own account. Gives the exit code.
 *
 * @throws Problem where credentials or a region are missing
 * @throws BedrockTargetError for a string that is no modelId
 */
export const live = async (wish: LiveWish, terminal: Terminal, signal: AbortSignal): Promise<number> => {
  const { modelIds, region } = wish;
  const bedrock: Bedrock = new BedrockClient({ targets: allTargets, ...(region !== undefined && { region }) });
  try {
    const targets = modelIds.map((modelId) => bedrock.target(modelId));
    const visits = visitsWith(wish, targets);
    const missing = await missingAccess(targets.some(isRegionless), region, signal);
    if (missing.length > 0) throw new Problem(accessNotice(missing), 1);
    terminal.write(heading("Your own AWS account", factsOf(wish), terminal.page));
    return await show(visits, bedrock, terminal, signal);
  } finally {
    await bedrock.destroy();
  }
};

const visitsWith = ({ prompt, variables }: LiveWish, targets: readonly BoundTarget[]): readonly Visit[] => {
  const isForNobody = Object.keys(variables).length > 0 && !targets.some(({ kind }) => kind === "prompt");
  if (isForNobody) throw new Problem("--var is for prompt ARNs, and there is none among the modelIds.", 2);
  return visitsTo(targets, prompt, { prompt: { variables } });
};

const isRegionless = ({ ref }: BoundTarget): boolean => ref.region === undefined;

const factsOf = ({ prompt, region = process.env.AWS_REGION }: LiveWish): Readonly<Record<string, string>> => ({
  asking: prompt,
  ...(region !== undefined && { region }),
});

const show = async (
  visits: readonly Visit[],
  bedrock: Bedrock,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> => {
  const wire = wireOutOfHere();
  const good = await travel(visits, { bedrock, wire, begin: rowsOn(terminal), signal });
  wire.close();
  const failed = visits
    .filter((visit) => !good.includes(visit))
    .map(({ modelId }) => shorten(modelId, terminal.page.modelId));
  terminal.write(verdict(failed, "All of them answered.", terminal.page));
  return failed.length === 0 ? 0 : 1;
};
