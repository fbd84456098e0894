import { plain } from "../view/plain.ts";
import type { Screen } from "../view/screen.ts";
import { type Branch, tree } from "../view/tree.ts";
import type { AccountMap, MapNode } from "./graph.ts";
import { laneTitle, placeOf } from "./lanes.ts";

/** The map as text: a lane for each kind, and below each target what it refers to. */
export function mapLines(screen: Screen, map: AccountMap): string[] {
  const sorted = [...map.nodes].sort((one, other) => rankOf(one) - rankOf(other));
  const kinds = [...new Set(sorted.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => [
    screen.paint("bold", laneTitle(kind)),
    ...sorted.filter((node) => node.kind === kind).flatMap((node) => tree(screen, branchOf(map, node), 2)),
    "",
  ]);
}

function rankOf({ kind }: MapNode): number {
  const { column, lane } = placeOf(kind);
  return column * 100 + lane;
}

/** One level: what stands behind it has its own entry further down, and references may go in circles. */
function branchOf({ nodes, edges }: AccountMap, node: MapNode): Branch {
  const behind = edges
    .filter(({ from }) => from === node.key)
    .flatMap(({ to }) => nodes.find(({ key }) => key === to) ?? []);
  const note = noteOf(node);
  return {
    text: textOf(node),
    ...(note !== "" && { note }),
    behind: behind.map((one) => ({ text: nameOf(one), behind: [] })),
  };
}

const nameOf = ({ name, modelId, kind }: MapNode): string =>
  kind === "base" || kind === "cross-region" ? plain(modelId) : plain(name);

/** What is wrong with it. */
const noteOf = ({ problem, isUnlisted }: MapNode): string =>
  [...(isUnlisted ? ["in no list of this account"] : []), ...(problem === undefined ? [] : [plain(problem)])].join(
    "; ",
  );

function textOf(node: MapNode): string {
  const { name, modelId, regions = [] } = node;
  const facts = [
    ...(name === modelId ? [] : [plain(modelId)]),
    ...(regions.length > 0 ? [regions.includes("*") ? "any commercial region" : regions.map(plain).join(" ")] : []),
  ];
  return [plain(name), ...facts].join("  ");
}
