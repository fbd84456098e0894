import { atOnce } from "./at-once.ts";
import { bundle } from "./bundle.ts";
import { coldStart } from "./cold-start.ts";
import { connections } from "./connections.ts";
import { farAway } from "./far-away.ts";
import { installed } from "./installed.ts";
import type { Measure } from "./measure.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { openStreams } from "./open-streams.ts";
import { plainTcp } from "./plain-tcp.ts";
import { loneFrames, manyFrames } from "./stream-events.ts";

/** A part of the table, and what fills it. */
export interface Section {
  readonly title: string;
  readonly measures: readonly Measure[];
}

/** All that is measured, in the order of the table. */
export const sections: readonly Section[] = [
  { title: "Calls", measures: [oneAtATime, plainTcp, atOnce(16), atOnce(64), farAway, connections] },
  { title: "Streams", measures: [manyFrames, loneFrames, openStreams] },
  { title: "Start and size", measures: [coldStart, bundle, installed] },
];
