import { targetKinds } from "@bedrock-targets/core/target";
import type { TargetWithBehind } from "../account/behind.ts";
import { identify } from "../map/identity.ts";
import type { Pair } from "../view/pairs.ts";
import { plain } from "../view/plain.ts";
import type { TableLayout } from "../view/table.ts";

/** The kinds in the order of the documentation; within a kind by name. */
export function inOrder(targets: readonly TargetWithBehind[]): TargetWithBehind[] {
  const place = ({ kind }: TargetWithBehind) => targetKinds.indexOf(kind);
  const label = ({ name, modelId }: TargetWithBehind) => `${name ?? ""} ${modelId}`;
  return [...targets].sort((one, other) => place(one) - place(other) || (label(one) < label(other) ? -1 : 1));
}

const kind = { head: "kind", cell: (target: TargetWithBehind) => target.kind };
const name = { head: "name", cell: (target: TargetWithBehind) => plain(target.name ?? ""), least: 10 };
const provider = { head: "provider", cell: (target: TargetWithBehind) => plain(target.provider ?? "") };
const modalities = { head: "modalities", cell: modalitiesOf, least: 10 };
const status = { head: "status", cell: statusOf, least: 10 };

/** The table of `list`. Ids and ARNs stand whole; what no list says is empty. */
export const targetTable: TableLayout<TargetWithBehind> = {
  columns: [kind, name, provider, modalities, status],
  details: (target) => [
    ...passPairs(target),
    ["behind", behindOf(target)],
    ["wrong", target.problem && plain(target.problem)],
  ],
  piped: [
    kind,
    name,
    provider,
    { head: "pass", cell: ({ modelId, instead }) => (instead ? "" : plain(modelId)) },
    { head: "arn", cell: ({ arn, modelId }) => plain(arn ?? (modelId.startsWith("arn:") ? modelId : "")) },
    { head: "behind", cell: (target) => behindOf(target).join(", ") },
    { head: "wrong", cell: (target) => plain(target.problem ?? insteadText(target)) },
    modalities,
    status,
  ],
};

/** What to pass; of what cannot be invoked, what to pass in its place. */
function passPairs(target: TargetWithBehind): Pair[] {
  const { modelId, arn = "", instead } = target;
  if (!instead) return [["pass", [...new Set([modelId, arn])].filter(Boolean).map(plain)]];
  return [
    ["arn", plain(modelId)],
    ["pass", [`not invocable: ${instead.length > 0 ? "pass what serves it" : servers}`, ...instead.map(plain)]],
  ];
}

const servers = "pass its deployment or its provisioned throughput";

const insteadText = ({ instead }: TargetWithBehind): string =>
  instead ? `not invocable: ${instead.length > 0 ? `pass ${instead.join(" or ")}` : servers}` : "";

/** What a target refers to, each once, and where there are several regions, how many. */
function behindOf({ behind, source }: TargetWithBehind): string[] {
  const regions = new Map<string, Set<string>>();
  for (const modelId of behind) {
    const { kind: type, id, region = "" } = identify(modelId) ?? { kind: "other:none", id: modelId };
    const shown = type === "base" || type === "cross-region" ? id : modelId;
    regions.set(shown, new Set([...(regions.get(shown) ?? []), region]));
  }
  const lines = [...regions].map(([id, places]) => plain(id) + placesText(places));
  return [...lines, ...(source ? [plain(source)] : [])];
}

const placesText = (places: ReadonlySet<string>): string => {
  if (places.has("*")) return " in any commercial region";
  return places.size > 1 ? ` in ${places.size} regions` : "";
};

function modalitiesOf({ inputModalities = [], outputModalities = [] }: TargetWithBehind): string {
  if (inputModalities.length + outputModalities.length === 0) return "";
  const words = (list: readonly string[]) => list.map((one) => plain(one.toLowerCase())).join(", ");
  return `${words(inputModalities)} → ${words(outputModalities)}`;
}

/** The state, and the days at which a model's life changes. */
function statusOf({ status: state = "", lifecycle }: TargetWithBehind): string {
  const day = (word: string, time: string | undefined) => (time ? [`${word} ${time.slice(0, 10)}`] : []);
  const days = [...day("legacy", lifecycle?.legacyTime), ...day("ends", lifecycle?.endOfLifeTime)];
  return [plain(state), ...days].filter(Boolean).join(", ");
}
