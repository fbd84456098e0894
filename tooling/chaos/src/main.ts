import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { ClientPackage } from "./lane.ts";
import { run } from "./run.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string" },
    only: { type: "string" },
    client: { type: "string" },
    enough: { type: "string", default: "5" },
    without: { type: "string", multiple: true, default: [] },
  },
});

const seed = Number(values.seed ?? Date.now() % 1_000_000);
const only = values.only === undefined ? undefined : Number(values.only);
const milliseconds = Number(values.minutes) * 60_000;
const place = values.client === undefined ? "@bedrock-targets/client" : pathToFileURL(resolve(values.client)).href;

console.log(`chaos --seed ${seed}`);
const client: ClientPackage = await import(place);
const { found, rounds, calls, requests, replies, codes, faults } = await run({
  seed,
  milliseconds,
  only,
  client,
  without: values.without,
  enough: Number(values.enough),
});
console.log({ rounds, calls, requests, replies, codes, faults });
for (const sentence of found) console.error(`\n- ${sentence}`);
const isFine = found.length === 0;
process.exitCode = 1; // until nothing is left to do, and the process would end by itself
process.once("beforeExit", () => {
  console.log(isFine ? "all is as the model allows" : "not all is as the model allows");
  // Node's own clearing away after that does not always come to its end, where sockets were reset.
  process.exit(isFine ? 0 : 1);
});
