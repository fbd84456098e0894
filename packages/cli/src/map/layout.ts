import type { Kind } from "@bedrock-targets/core";
import { type Box, boxOf, boxWidth } from "./boxes.ts";
import { Channels } from "./channels.ts";
import type { AccountMap, MapEdge, MapNode } from "./graph.ts";
import { placeOf } from "./lanes.ts";
import { orderOf } from "./order.ts";
import { type Point, type Route, routeOf } from "./route.ts";

/** A node where it stands; `x` and `y` are its upper left corner. */
export interface PlacedNode extends Point {
  readonly node: MapNode;
  readonly box: Box;
  readonly column: number;
}

/** The nodes of one kind, and the area behind them. */
export interface Lane extends Point {
  readonly kind: Kind;
  readonly width: number;
  readonly height: number;
}

/** A reference as a line from box to box. */
export interface PlacedEdge extends Route {
  readonly from: PlacedNode;
  readonly to: PlacedNode;
}

/** Where everything stands, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly lanes: readonly Lane[];
}

/** The lane's title, above its first box. */
export const laneHead = 28;
const laneMargin = 10;
const margin = 14;
const gapBetweenBoxes = 14;
const gapBetweenLanes = 18;
const gapBetweenColumns = 56;
const columnWidth = boxWidth + 2 * laneMargin + gapBetweenColumns;

/** Places a map: kinds in lanes, lanes in columns from left to right, as whatever refers to something stands left of it. */
export function layOut(map: AccountMap): Layout {
  const order = orderOf(map.nodes, map.edges);
  const stacks = columnsOf(map.nodes, order).map(stack);
  const height = Math.max(0, ...stacks.map((one) => one.height));
  const columns = stacks.map((one) => lowered(one, (height - one.height) / 2));
  const nodes = columns.flatMap((one) => one.nodes);
  const lanes = columns.flatMap((one) => one.lanes);
  return {
    width: Math.max(0, columns.length * columnWidth - gapBetweenColumns) + 2 * margin,
    height: height + 2 * margin,
    nodes,
    edges: edgesBetween({ nodes, lanes }, map.edges, height + 2 * margin),
    lanes,
  };
}

/** The columns that have nodes; in each the lanes, and in each lane the nodes, from the top. */
function columnsOf(nodes: readonly MapNode[], order: ReadonlyMap<string, number>): MapNode[][][] {
  const sorted = [...nodes].sort((one, other) => (order.get(one.key) ?? 0) - (order.get(other.key) ?? 0));
  const byColumn = groupsOf(sorted, ({ kind }) => placeOf(kind).column);
  return [...byColumn.keys()]
    .sort()
    .map((column) => [...groupsOf(byColumn.get(column) ?? [], ({ kind }) => kind).values()]);
}

function groupsOf<Key>(nodes: readonly MapNode[], keyOf: (node: MapNode) => Key): Map<Key, MapNode[]> {
  const groups = new Map<Key, MapNode[]>();
  for (const node of nodes) groups.set(keyOf(node), [...(groups.get(keyOf(node)) ?? []), node]);
  return groups;
}

interface Column {
  readonly nodes: readonly PlacedNode[];
  readonly lanes: readonly Lane[];
  readonly height: number;
}

/** One lane below the other. */
function stack(groups: readonly (readonly MapNode[])[], column: number): Column {
  const x = margin + column * columnWidth;
  const nodes: PlacedNode[] = [];
  const lanes: Lane[] = [];
  let y = margin;
  for (const group of groups) {
    const top = y;
    y += laneHead;
    for (const node of group) {
      const box = boxOf(node);
      nodes.push({ node, box, column, x: x + laneMargin, y });
      y += box.height + gapBetweenBoxes;
    }
    y += laneMargin - gapBetweenBoxes;
    lanes.push({ kind: group[0]?.kind ?? "base", x, y: top, width: boxWidth + 2 * laneMargin, height: y - top });
    y += gapBetweenLanes;
  }
  return { nodes, lanes, height: y - gapBetweenLanes - margin };
}

/** The same, further down: columns stand in the middle of the highest one. */
const lowered = ({ nodes, lanes, height }: Column, by: number): Column => ({
  nodes: nodes.map((node) => ({ ...node, y: node.y + by })),
  lanes: lanes.map((lane) => ({ ...lane, y: lane.y + by })),
  height,
});

function edgesBetween(
  { nodes, lanes }: Omit<Column, "height">,
  edges: readonly MapEdge[],
  bottom: number,
): PlacedEdge[] {
  const byKey = new Map(nodes.map((placed) => [placed.node.key, placed]));
  const lefts: number[] = [];
  for (const { column, x } of nodes) lefts[column] = x;
  const channels = new Channels(nodes, lanes, bottom);
  const ends = edges.flatMap((edge) => {
    const [from, to] = [byKey.get(edge.from), byKey.get(edge.to)];
    return from && to ? [{ from, to }] : [];
  });
  ends.sort((one, other) => one.from.y - other.from.y || one.to.y - other.to.y);
  return ends.map(({ from, to }) => ({ from, to, ...routeOf(from, to, lefts, channels) }));
}
