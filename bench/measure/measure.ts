import type { Contender } from "../contenders/index.ts";
import type { Built } from "../harness/build.ts";
import type { Scale } from "../harness/scale.ts";
import type { Server } from "../harness/server.ts";
import type { Worker } from "../harness/worker.ts";
import type { Column } from "./column.ts";

/** What a measure works with. */
export interface Bench {
  readonly server: Server;
  readonly scale: Scale;
  /** A contender's process: one for the whole run, warm, for whoever asks first and after. */
  worker(contender: Contender): Worker;
  /** Its program as JavaScript, in loose files and bundled. */
  built(contender: Contender): Promise<Built>;
}

/** One thing that is measured; it may fill several columns. */
export interface Measure {
  readonly columns: readonly Column[];
  /** In how many of the rounds. */
  rounds(scale: Scale): number;
  /** How many contenders may have their turn at the same time, where no time is taken. Default: one. */
  readonly lanes?: number;
  /** What the server does meanwhile. */
  prepare(bench: Bench): Promise<void>;
  /** Before the first round: until the engine has compiled what matters. */
  warmUp?(contender: Contender, bench: Bench): Promise<void>;
  /** One number for each column. */
  sample(contender: Contender, bench: Bench): Promise<readonly number[]>;
}

/** For measures with nothing special to ask of the server. */
export const plainly = ({ server }: Bench): Promise<void> => server.play({});

export const everyRound = ({ rounds }: Scale): number => rounds;
export const once = (): number => 1;
