import { type Measure, once, plainly } from "./measure.ts";

/** What a bundler makes of a program, minified. */
export const bundle: Measure = {
  columns: [
    { key: "bundle", title: "bundle", unit: "kB", shown: "value", best: "low" },
    { key: "bundle-gz", title: "bundle gz", unit: "kB", shown: "value", best: "low" },
    { key: "at-start", title: "loaded at start", unit: "kB", shown: "value", best: "low" },
  ],
  lanes: 2,
  rounds: once,
  prepare: plainly,
  async sample(contender, bench) {
    const { bundledBytes, zippedBytes, startBytes } = await bench.built(contender);
    return [bundledBytes / 1000, zippedBytes / 1000, startBytes / 1000];
  },
};
