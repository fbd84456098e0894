import type { TargetKind } from "@bedrock-targets/core/target";
import type { Account, Client } from "../account/account.ts";
import { type Listing, listAll, warningTexts } from "../account/listing.ts";
import { profilesWith, serversOf } from "../account/ways-to.ts";
import { failureJson } from "../failure.ts";
import { identify } from "../map/identity.ts";

type Resolution = Awaited<ReturnType<Client["resolve"]>>;

/** Why something that exists cannot be called, and what of the account can be in its place. */
export interface Instead {
  readonly reason: string;
  /** The best first. */
  readonly ids: readonly string[];
  /** Why there are none, or perhaps not all. */
  readonly note?: string;
}

/** What to look for. */
interface Search {
  readonly reason: string;
  readonly kinds: readonly TargetKind[];
  readonly idsIn: (listing: Listing) => readonly string[];
  readonly none: string;
}

/** `undefined` for what can be called, as far as anybody knows. */
export async function insteadOf(
  resolution: Resolution,
  { client }: Pick<Account, "client">,
  signal: AbortSignal,
): Promise<Instead | undefined> {
  const search = searchFor(resolution);
  if (!search) return undefined;
  const { reason, kinds, idsIn, none } = search;
  try {
    const { region } = resolution;
    const listing = await listAll(client, { kinds, signal, ...(region !== "unknown" && { region }) });
    const ids = idsIn(listing);
    const [warning] = warningTexts(listing.warnings);
    const note = warning ?? (ids.length === 0 ? none : undefined);
    return { reason, ids, ...(note !== undefined && { note }) };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return { reason, ids: [], note: `The account could not be asked: ${failureJson(thrown).error.message}` };
  }
}

function searchFor(resolution: Resolution): Search | undefined {
  const { kind, modelId, region } = resolution;
  if (kind === "custom-model") return { ...serving, idsIn: ({ targets }) => serversOf(modelId, targets) };
  const model = modelOfProfilesOnly(resolution);
  if (model === undefined) return undefined;
  const isPrompt = kind === "prompt";
  return {
    reason: isPrompt
      ? `The prompt names ${model}, which inference profiles alone offer in ${region}: calls of it fail until it names one of these in its place, the nearest first.`
      : `Inference profiles alone offer this model in ${region}: its own id cannot be called. Pass one of these, the nearest first; \`bedrock-targets policy\` says what each needs.`,
    kinds: ["cross-region"],
    idsIn: ({ targets }) => profilesWith(model, targets, region),
    none: `AWS has no profile with this model in ${region}: use another region, or another model.`,
  };
}

const serving: Omit<Search, "idsIn"> = {
  reason: "A custom model is an artifact, which nobody can invoke: pass its deployment or its provisioned throughput.",
  kinds: ["custom-deployment", "provisioned"],
  none: "The account has neither in this region: deploy the model on demand, or buy provisioned throughput for it.",
};

/** The foundation model that a target calls by its own id, where that cannot be done; a profile's models are not called so. */
function modelOfProfilesOnly({ kind, modelId, models: [model], prompt }: Resolution): string | undefined {
  const called = kind === "prompt" ? (prompt?.modelId ?? "") : modelId;
  const isModel = (kind === "base" || kind === "prompt") && identify(called)?.kind === "base";
  return isModel && model?.onDemand === false ? called : undefined;
}
