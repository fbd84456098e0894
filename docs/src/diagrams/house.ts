import { published } from "@tooling/checks";
import { arrow, type Box, drawing, pageWidth, rectangle, text } from "./svg.ts";

/** A package, or several that depend on the same and are depended on by the same. */
interface Room {
  readonly names: readonly string[];
  readonly needs: readonly string[];
  readonly peers: readonly string[];
}

const scope = "@bedrock-targets/";
const short = (name: string): string => name.replace(scope, "");

/** The arrows between the published packages, from their package.json files. */
export function houseDrawing(): string {
  const rooms = roomsOf();
  const placed = place(rooms);
  const height = Math.max(...placed.map(({ box }) => box.y + box.height)) + 2;
  const parts = placed.flatMap((from) => [
    ...[...new Set(from.room.needs.map((name) => boxOf(placed, name)))].map((to) => arrowTo(from.box, to)),
    drawnRoom(from),
  ]);
  return drawing("The packages and what they depend on", height, parts);
}

/** Programs that put most packages to use: their arrows would hide the others. */
const programs: readonly string[] = ["cli"];

/** The packages; those with the same arrows in one room, where there are more than two of them. */
function roomsOf(): Room[] {
  const drawn = published.filter(({ manifest }) => !programs.includes(short(manifest.name)));
  const all = drawn.map(({ manifest }) => ({
    name: short(manifest.name),
    needs: Object.keys(manifest.dependencies ?? {})
      .filter((name) => name.startsWith(scope))
      .map(short),
    peers: Object.keys(manifest.peerDependencies ?? {}).filter((name) => !name.startsWith(scope)),
  }));
  const users = (name: string) => all.filter(({ needs }) => needs.includes(name)).map((each) => each.name);
  const groups = Map.groupBy(all, ({ name, needs }) => `${needs} ${users(name)}`);
  return [...groups.values()].flatMap((group) =>
    group.length > 2 ? [joined(group)] : group.map((one) => joined([one])),
  );
}

const joined = (group: readonly { name: string; needs: readonly string[]; peers: readonly string[] }[]): Room => ({
  names: group.map(({ name }) => name),
  needs: group[0]?.needs ?? [],
  peers: [...new Set(group.flatMap(({ peers }) => peers))],
});

interface Placed {
  readonly room: Room;
  readonly box: Box;
}

const gap = 12;
const rowGap = 34;

/** Rows from top to bottom: whoever needs others stands above them; whoever stands alone is last. */
function place(rooms: readonly Room[]): Placed[] {
  const alone = rooms.filter(
    ({ needs, names }) => needs.length === 0 && !rooms.some((each) => each.needs.some((name) => names.includes(name))),
  );
  const rows = [
    ...Map.groupBy(
      rooms.filter((room) => !alone.includes(room)),
      (room) => levelOf(room, rooms),
    ),
  ]
    .sort(([left], [right]) => right - left)
    .map(([, row]) => row);
  let y = 2;
  return [...rows, alone].flatMap((row) => {
    const height = Math.max(0, ...row.map(heightOf));
    const boxes = side(row, y, height);
    y += height + rowGap;
    return boxes;
  });
}

const levelOf = ({ needs }: Room, rooms: readonly Room[]): number =>
  1 + Math.max(-1, ...needs.map((name) => levelOf(roomOf(rooms, name), rooms)));

function roomOf(rooms: readonly Room[], name: string): Room {
  const found = rooms.find(({ names }) => names.includes(name));
  if (!found) throw new Error(`${name} is no package.`);
  return found;
}

/** The rooms of a row side by side, over the whole width; a room with longer names is wider. */
function side(row: readonly Room[], y: number, height: number): Placed[] {
  const shares = row.map((room) => 2 + Math.max(...linesOf(room).map(({ length }) => length)));
  const unit = (pageWidth - 4 - gap * (row.length - 1)) / shares.reduce((sum, share) => sum + share, 0);
  let x = 2;
  return row.map((room, index) => {
    const box = { x, y, width: unit * (shares[index] ?? 1), height };
    x += box.width + gap;
    return { room, box };
  });
}

/** The packages, and what their users install beside them. */
const linesOf = ({ names, peers }: Room): string[] => [
  ...names,
  ...new Set(peers.map((peer) => `+ ${peer.startsWith("@aws-sdk/client-bedrock") ? "AWS SDK" : peer}`)),
];

const lineHeight = 17;
const heightOf = (room: Room): number => 16 + lineHeight * linesOf(room).length;

function drawnRoom({ room, box }: Placed): string {
  const lines = linesOf(room);
  const top = box.y + box.height / 2 - (lines.length * lineHeight) / 2 + 13;
  const middle = box.x + box.width / 2;
  const drawn = lines.map((line, index) => {
    const kind = index < room.names.length ? {} : ({ kind: "quiet" } as const);
    return text(middle, top + index * lineHeight, line, { ...kind, anchor: "middle" });
  });
  return [rectangle(box), ...drawn].join("\n");
}

function boxOf(placed: readonly Placed[], name: string): Box {
  const found = placed.find(({ room }) => room.names.includes(name));
  if (!found) throw new Error(`${name} is no package.`);
  return found.box;
}

/** Straight down, from the middle of the upper box or as near to it as the lower one reaches. */
function arrowTo(from: Box, to: Box): string {
  const x = Math.min(Math.max(from.x + from.width / 2, to.x + 12), to.x + to.width - 12);
  return arrow([x, from.y + from.height], [x, to.y]);
}
