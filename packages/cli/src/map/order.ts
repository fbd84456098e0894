import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";
import type { MapEdge, MapNode } from "./graph.ts";
import { placeOf } from "./lanes.ts";

type LayoutGraph = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/**
 * Each node's place from the top in its column: the order with the fewest crossing lines that the layout library finds, lanes
 * kept together. Only the order is taken from it: its coordinates make lines straight and the picture twice as high.
 */
export function orderOf(nodes: readonly MapNode[], edges: readonly MapEdge[]): ReadonlyMap<string, number> {
  const graph: LayoutGraph = new Graph({ directed: true, compound: true });
  const columns = new Map(nodes.map(({ key, kind }) => [key, placeOf(kind).column]));
  graph.setGraph({ rankdir: "LR", ...rankBy(columns) });
  for (const { key, kind } of nodes) {
    const lane = laneOf(kind);
    if (!graph.hasNode(lane)) graph.setNode(lane, { width: 0, height: 0 });
    graph.setNode(key, { width: 1, height: 1 });
    graph.setParent(key, lane);
  }
  for (const { from, to } of edges) {
    if ((columns.get(from) ?? 0) < (columns.get(to) ?? 0)) graph.setEdge(from, to, {});
  }
  layout(graph);
  return new Map(nodes.map(({ key }) => [key, graph.node(key).y ?? 0]));
}

/** No key of a node begins so. */
const laneOf = (kind: string): string => `lane: ${kind}`;

/** The library keeps ranks free for labels and for the borders of lanes. */
const ranksOfColumn = 6;

/** Our columns in place of the library's own ranks. It takes a function, which its types leave out. */
function rankBy(columns: ReadonlyMap<string, number>): GraphLabel {
  const ranker = (graph: LayoutGraph) => {
    for (const key of graph.nodes()) {
      // A lane's borders are nodes too, and stand in the column of the lane's nodes, to which they are joined.
      const own =
        columns.get(key) ??
        (graph.neighbors(key) ?? []).map((near) => columns.get(near)).find((one) => one !== undefined);
      graph.node(key).rank = (own ?? 0) * ranksOfColumn;
    }
  };
  return { ranker } as unknown as GraphLabel;
}
