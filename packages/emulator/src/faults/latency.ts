import type { FaultBehaviour } from "./behaviour.ts";
import type { BodyChange } from "./body.ts";
import { durationPair, durations, flag } from "./option-types.ts";
import type { FaultScope } from "./scope.ts";

/** The answer takes its time. Without a distribution: a second. */
export interface LatencyFault extends FaultScope {
  readonly kind: "latency";
  /** Milliseconds: always the same, or one of a list at random. */
  readonly ms?: number | readonly number[];
  /** Anything between two numbers of milliseconds, each as likely. */
  readonly between?: readonly [from: number, to: number];
  /** A normal distribution: its mean and its standard deviation, in milliseconds. What would be negative is 0. */
  readonly normal?: readonly [mean: number, deviation: number];
  /** Before every event of a stream too, not only before the headers. Default false. */
  readonly everyEvent?: boolean;
}

/** Where several distributions are given, they add up. */
export const latency: FaultBehaviour<LatencyFault> = {
  says: "the answer takes its time, by a distribution",
  main: "ms",
  options: {
    ms: durations,
    between: durationPair("from, to"),
    normal: durationPair("mean, deviation"),
    everyEvent: flag,
  },
  effect(fault, { random }) {
    const draw = () => drawFrom(fault, random);
    return { delayMs: draw, ...(fault.everyEvent && { body: slowed(draw) }) };
  },
};

const drawFrom = ({ ms, between, normal }: LatencyFault, random: () => number): number => {
  const list = ms === undefined ? [] : [ms].flat();
  const [from, to] = between ?? [0, 0];
  const [mean, deviation] = normal ?? [0, 0];
  const any = list.length > 0 || between || normal;
  if (!any) return 1_000;
  const listed = list[Math.floor(random() * list.length)] ?? 0;
  return listed + from + random() * (to - from) + Math.max(0, mean + deviation * bell(random));
};

/** Normally distributed around 0 with a deviation of 1 (Box and Muller). The logarithm of 0 is out of reach. */
const bell = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const slowed = (draw: () => number): BodyChange =>
  async function* (pieces, flow) {
    for await (const piece of pieces) {
      await flow.pause(draw());
      yield piece;
    }
  };
