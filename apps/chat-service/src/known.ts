import type { allTargets } from "@bedrock-targets/all";
import {
  type BedrockClient,
  BedrockTargetError,
  type BoundTarget,
  type ClientEvent,
  type Resolution,
} from "@bedrock-targets/client";

type Client = BedrockClient<typeof allTargets>;

/** What is known of the target beside its kind, as `GET /health` tells it; nothing until it has been looked up. */
export interface Known {
  readonly name?: string;
  /** The foundation models behind it, and where each stands in its life. */
  readonly models?: readonly { readonly modelId: string; readonly lifecycle: object }[];
  /** The regions in which it may be answered; `["*"]` for all. */
  readonly regions?: readonly string[];
}

/** How long a look-up may take; nobody waits for it. */
const patienceMs = 10_000;

/** Looks up what is behind the target, and says it. Never rejects: who may not look it up can chat all the same. */
export async function lookUp(bedrock: Client, target: BoundTarget, stopping: AbortSignal): Promise<Known> {
  const late = AbortSignal.timeout(patienceMs);
  try {
    return say(target, await bedrock.resolve(target, { signal: AbortSignal.any([stopping, late]) }));
  } catch (error) {
    const why = late.aborted ? `There was no answer within ${patienceMs / 1_000} seconds.` : sentenceOf(error);
    if (!stopping.aborted) console.warn(`What is behind it could not be looked up. ${why}`);
    return {};
  }
}

const sentenceOf = (error: unknown): string =>
  BedrockTargetError.is(error) ? `${error.code}: ${error.message}` : String(error);

function say({ kind }: BoundTarget, { name, models, destinations, missing }: Resolution): Known {
  const byId = new Map(models.map(({ modelId, lifecycle }) => [modelId, { modelId, lifecycle }]));
  const nothing = missing.length > 0 ? "not known" : "none that AWS names";
  console.log(`  kind     ${name === undefined ? kind : `${kind}, ${name}`}`);
  console.log(`  models   ${[...byId.keys()].join(", ") || nothing}`);
  console.log(`  regions  ${destinations === "unknown" ? "not known" : destinations.join(", ").replace("*", "any")}`);
  const actions = new Set(missing.map(({ action }) => action));
  if (actions.size > 0) console.warn(`Not all of it could be looked up: allow ${[...actions].join(", ")}.`);
  return {
    ...(name !== undefined && { name }),
    ...(byId.size > 0 && { models: [...byId.values()] }),
    ...(destinations !== "unknown" && { regions: destinations }),
  };
}

/** Takes the client's events: a model that comes to its end is worth a line in the log. */
export function warnOfLegacy(event: ClientEvent): void {
  if (event.type !== "model-legacy") return;
  const { modelId, endOfLifeTime, alternatives } = event;
  const end = endOfLifeTime === undefined ? "" : ` that answers until ${endOfLifeTime.slice(0, 10)}`;
  const advice = alternatives.length === 0 ? "" : ` Newer ones: ${alternatives.slice(0, 3).join(", ")}.`;
  console.warn(`Warning: ${modelId} is a legacy model${end}.${advice}`);
}
