import { BedrockTargetError } from "@bedrock-targets/core/target";
import type { Client } from "../account/account.ts";
import { whatHappened } from "../failure.ts";
import { plain } from "../view/plain.ts";
import type { Branch } from "../view/tree.ts";

type Resolution = Awaited<ReturnType<Client["resolve"]>>;

/** Deeper than anything of AWS's. */
const maxDepth = 8;

/** What stands behind a target, as a tree. The look-ups have been made: the client remembers them. */
export async function treeOf(client: Client, modelId: string, signal: AbortSignal, depth = 0): Promise<Branch> {
  const resolution = await client.resolve(modelId, { signal });
  const models = modelsBehind(resolution);
  if (models || depth >= maxDepth) return { text: textOf(resolution), behind: models ?? [] };
  const behind: Branch[] = [];
  for (const next of referencesOf(resolution)) behind.push(await branchOf(client, next, signal, depth + 1));
  return { text: textOf(resolution), behind };
}

async function branchOf(client: Client, modelId: string, signal: AbortSignal, depth: number): Promise<Branch> {
  try {
    return await treeOf(client, modelId, signal, depth);
  } catch (thrown) {
    if (signal.aborted || !BedrockTargetError.is(thrown)) throw thrown;
    return { text: plain(modelId), note: plain(whatHappened(thrown)), behind: [] };
  }
}

function textOf({ modelId, kind, name, models: [model] }: Resolution): string {
  const label = kind === "base" ? model?.name : name;
  return `${plain(modelId)}  ${label && label !== "unknown" ? `${kind}, ${plain(label)}` : kind}`;
}

/** The models of a profile, each once with its regions; nothing for what refers to other things. */
function modelsBehind({ kind, models }: Resolution): Branch[] | undefined {
  if (kind === "base") return [];
  if (kind !== "cross-region" && kind !== "application-profile") return undefined;
  const ids = [...new Set(models.map(({ modelId }) => modelId))];
  return ids.map((id) => {
    const own = models.filter(({ modelId }) => modelId === id);
    const name = own[0]?.name === "unknown" ? "" : `, ${plain(own[0]?.name ?? "")}`;
    return {
      text: `${plain(id)}  base${name}`,
      behind: [{ text: regionsText(own.map(({ region }) => region)), behind: [] }],
    };
  });
}

const regionsText = (regions: readonly string[]): string =>
  regions.includes("*") ? "in any commercial region" : `in ${regions.map(plain).join(", ")}`;

/** What a target itself refers to. */
function referencesOf({ prompt, router, via }: Resolution): readonly string[] {
  if (router) return [...new Set([...router.candidates, router.fallback])];
  if (prompt) return prompt.modelId === undefined ? [] : [prompt.modelId];
  const [first] = via;
  return first ? [first.modelId] : [];
}
