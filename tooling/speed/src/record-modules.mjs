import { registerHooks } from "node:module";

// Preloaded with `--import`: remembers every module that is loaded from now on, and tells at the end.
const loaded = [];
const builtinsAtStart = new Set(process.moduleLoadList);

registerHooks({
  load(url, context, nextLoad) {
    loaded.push(url);
    return nextLoad(url, context);
  },
});

process.on("exit", () => {
  const builtins = process.moduleLoadList.filter((name) => !builtinsAtStart.has(name));
  process.stdout.write(`\n${JSON.stringify({ loaded, builtins })}\n`);
});
