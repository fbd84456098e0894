import { type Pair, pairs } from "../view/pairs.ts";
import { plain } from "../view/plain.ts";
import { paragraph, type Screen } from "../view/screen.ts";
import { tree } from "../view/tree.ts";
import { capabilityPairs } from "./capabilities.ts";
import type { Explanation, Problem } from "./explanation.ts";
import type { Instead } from "./instead.ts";
import { permissionLines } from "./permissions.ts";

/** An explanation on a screen: what the string is, then a section for each thing that there is to say. */
export function explanationLines(screen: Screen, explanation: Explanation): string[] {
  const sections = sectionsOf(screen, explanation).filter(([, lines]) => lines && lines.length > 0);
  return [
    screen.paint("bold", plain(explanation.modelId)),
    ...pairs(screen, factPairs(explanation), 2),
    ...sections.flatMap(([title, lines = []]) => ["", screen.paint("bold", title), ...lines]),
  ];
}

type Section = readonly [title: string, lines: readonly string[] | undefined];

function sectionsOf(screen: Screen, explanation: Explanation): Section[] {
  const { problem, notAsked, nearest, instead, tree: root, resolution, policy, kind } = explanation;
  const said = ({ message, advice = "" }: Problem) => paragraph(screen, plain(`${message} ${advice}`.trim()), 2);
  return [
    ["what is wrong", problem && said(problem)],
    ["nearest", nearest?.map((id) => `  ${plain(id)}`)],
    ["cannot be called", instead && insteadLines(screen, instead)],
    ["behind", root?.behind.length ? tree(screen, root, 2) : undefined],
    ["not readable", resolution && missingLines(screen, resolution.missing)],
    ["accepts", pairs(screen, capabilityPairs(resolution?.capabilities, problem ? undefined : kind), 2)],
    ["permissions", policy && permissionLines(screen, policy)],
    ["the account was not asked", notAsked && said(notAsked)],
  ];
}

const insteadLines = (screen: Screen, { reason, ids, note }: Instead): string[] => [
  ...paragraph(screen, plain(reason), 2),
  ...ids.map((id) => `  ${plain(id)}`),
  ...(note === undefined ? [] : paragraph(screen, plain(note), 2)),
];

const missingLines = (screen: Screen, missing: NonNullable<Explanation["resolution"]>["missing"]): string[] =>
  missing.flatMap(({ action, resource }) =>
    pairs(screen, [[plain(action), `is not allowed on ${plain(resource)}`]], 2),
  );

function factPairs({ ref, kind, resolution }: Explanation): Pair[] {
  if (!ref || !kind) return [];
  const { name, arn, status, region, destinations, prompt, imported, endpoint } = resolution ?? {};
  return [
    ["kind", `${kind.kind}: ${kind.is}`],
    ["name", name && plain(name)],
    ["status", status === "unknown" ? undefined : status && plain(status)],
    ["life", lifeOf(resolution)],
    ["arn", arn && arn !== ref.modelId ? plain(arn) : undefined],
    ["called in", region ?? ref.region],
    ["answered in", destinations && destinationsText(destinations)],
    ["version", prompt?.version ?? ref.version],
    ["variables", prompt?.variables.map(plain).join(", ")],
    ["architecture", imported && plain(imported.architecture)],
    ["source", endpoint && plain(endpoint.source)],
    ["package", kind.package],
  ];
}

const destinationsText = (destinations: readonly string[] | "unknown"): string => {
  if (destinations === "unknown") return "unknown: nobody says in which regions";
  return destinations.includes("*") ? "any commercial region" : destinations.map(plain).join(", ");
};

function lifeOf(resolution: Explanation["resolution"]): string | undefined {
  const { legacyTime, endOfLifeTime } = resolution?.models[0]?.lifecycle ?? {};
  const days = [
    ...(legacyTime ? [`legacy from ${legacyTime.slice(0, 10)}`] : []),
    ...(endOfLifeTime ? [`ends ${endOfLifeTime.slice(0, 10)}`] : []),
  ];
  return days.length > 0 ? days.join(", ") : undefined;
}
