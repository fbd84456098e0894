import type { Lane, PlacedNode } from "./layout.ts";

/** A level that a line may take through a column. */
interface Slot {
  readonly y: number;
  isTaken: boolean;
}

/** Lines side by side in one gap stand so far apart. */
const apart = 4;
/** Lines above the highest lane of a column, or below its lowest. */
const outside = 12;

/** The ways through each column, between its boxes; each line gets one of its own as long as there are any. */
export class Channels {
  readonly #slots: ReadonlyMap<number, readonly Slot[]>;

  constructor(nodes: readonly PlacedNode[], lanes: readonly Lane[], bottom: number) {
    const columns = [...new Set(nodes.map(({ column }) => column))];
    this.#slots = new Map(
      columns.map((column) => {
        const own = nodes.filter((node) => node.column === column);
        const around = lanes.filter((lane) => own.some(({ x }) => x > lane.x && x < lane.x + lane.width));
        return [column, levelsOf(own, around, bottom).map((y) => ({ y, isTaken: false }))];
      }),
    );
  }

  /** Takes the free way through a column that lies nearest to a height. */
  take(column: number, wanted: number): number {
    const slots = this.#slots.get(column) ?? [];
    const free = slots.filter(({ isTaken }) => !isTaken);
    const nearest = nearestTo(wanted, free.length > 0 ? free : slots);
    if (nearest) nearest.isTaken = true;
    return nearest?.y ?? wanted;
  }
}

/** Between the boxes of a lane, between lanes, and outside; never through a lane's title. */
function levelsOf(nodes: readonly PlacedNode[], lanes: readonly Lane[], bottom: number): number[] {
  const inside = nodes.flatMap((node) => {
    const below = nodes.find((other) => other !== node && other.node.kind === node.node.kind && other.y > node.y);
    const end = node.y + node.box.height;
    return below ? threeAround((end + below.y) / 2) : [];
  });
  const between = lanes.slice(1).flatMap((lane, index) => {
    const above = lanes[index];
    return above ? threeAround((above.y + above.height + lane.y) / 2) : [];
  });
  const [first, last] = [lanes[0], lanes.at(-1)];
  const steps = Array.from({ length: outside }, (_, index) => 7 + index * apart);
  const above = steps.map((step) => (first?.y ?? 0) - step).filter((y) => y > 4);
  const below = steps.map((step) => (last ? last.y + last.height : 0) + step).filter((y) => y < bottom - 4);
  return [...inside, ...between, ...above, ...below];
}

const threeAround = (y: number): number[] => [y, y - apart, y + apart];

const nearestTo = (wanted: number, slots: readonly Slot[]): Slot | undefined =>
  slots.reduce<Slot | undefined>(
    (best, slot) => (best && Math.abs(best.y - wanted) <= Math.abs(slot.y - wanted) ? best : slot),
    undefined,
  );
