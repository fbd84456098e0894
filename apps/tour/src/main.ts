import { interruptions } from "./interruptions.ts";
import { run } from "./run.ts";
import { terminalOfProcess } from "./screen/terminal.ts";

const signal = interruptions();
const exitCode = await run(process.argv.slice(2), terminalOfProcess(), signal);

// What AWS's chain may still be waiting for must not keep the process; what was written must come out before.
process.stdout.write("", () => process.exit(exitCode));
