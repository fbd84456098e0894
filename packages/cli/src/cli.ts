#!/usr/bin/env node
import process from "node:process";
import { exitCodes } from "./exit-codes.ts";
import { run } from "./run.ts";

const interruption = new AbortController();

// The first Ctrl-C ends what is under way; a second one does not wait for it.
process.on("SIGINT", () => {
  if (interruption.signal.aborted) process.exit(exitCodes.interrupted);
  interruption.abort();
});

// Whoever reads has read enough (`| head`): there is nobody to tell anything to.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.ok);
    throw error;
  });
}

const { stdout, stderr, stdin, env } = process;
const code = await run(process.argv.slice(2), { stdout, stderr, stdin, env, signal: interruption.signal });
// Whatever a command that was given up still waits for would keep the process alive.
if (code === exitCodes.interrupted) process.exit(code);
process.exitCode = code;
