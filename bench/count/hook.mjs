import { writeSync } from "node:fs";
import { registerHooks } from "node:module";

/*
 * `node --import hook.mjs …` with a pipe as file 3: at the end, what the program has loaded is written there, one module a line.
 */
const loaded = [];
registerHooks({
  load(url, context, next) {
    loaded.push(url);
    return next(url, context);
  },
});
process.on("exit", () => writeSync(3, loaded.join("\n")));
