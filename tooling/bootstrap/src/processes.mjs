import { spawn } from "node:child_process";
import { constants } from "node:os";
import { isWindows } from "./groups.mjs";
import { isStopping, passSignalsTo } from "./signals.mjs";

/**
 * Runs a program to its end, with real arguments (no shell). Gives its exit code and what it printed, `stdout` alone and
 * `output` with both streams; a program that could not be started has the code 127 and the reason as its output.
 * When we are stopped, the program gets `graceMs` to leave, and the promise stays open: nobody should go on.
 */
export function run(command, args, { onOutput, graceMs = 5_000, ...options } = {}) {
  const printed = { stdout: "", output: "" };
  return new Promise((resolve) => {
    const end = (result) => isStopping() || resolve({ ...result, ...printed });
    // Windows would open a console window for a detached child.
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options, detached: !isWindows });
    collect(child, printed, onOutput);
    if (child.pid !== undefined) child.once("close", passSignalsTo(child.pid, graceMs));
    child.once("close", (code, signal) => end({ code: code ?? 128 + constants.signals[signal] }));
    child.once("error", (error) => {
      printed.output += error.message;
      end({ code: 127 });
    });
  });
}

function collect(child, printed, onOutput) {
  for (const name of ["stdout", "stderr"]) {
    child[name]?.setEncoding("utf8").on("data", (text) => {
      printed.output += text;
      if (name === "stdout") printed.stdout += text;
      onOutput?.(text);
    });
  }
}

/** Runs a program in our place: it has our terminal, and its exit code is ours. */
export async function runInOurPlace(command, args, options) {
  const { code } = await run(command, args, { ...options, stdio: "inherit" });
  return code;
}
