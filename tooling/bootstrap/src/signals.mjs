import { constants } from "node:os";
import { endGroup, signalGroup } from "./groups.mjs";

/** npm passes on what the terminal has already sent to everybody; within this time the same signal is one signal. */
const echoMs = 300;

/** The group leaders that we started and that still run, with the time that each gets to leave in good order. */
const leaders = new Map();
let stoppedBy;
let lastSignal = { name: "", at: 0 };

/**
 * Every child leads a group and session of its own, so that no signal reaches it but through us: each exactly once, and
 * to all of its descendants. We leave with 128 + n when the last of them has gone.
 */
export function obeySignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
  // The terminal does not know the children's sessions: the other things it says have to be passed on too.
  for (const signal of ["SIGWINCH", "SIGCONT"]) process.on(signal, () => passOn(signal));
  process.on("SIGTSTP", suspend);
  process.on("exit", () => passOn("SIGKILL"));
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent();
}

/** True once a signal was received: whatever ends now was told to. */
export function isStopping() {
  return stoppedBy !== undefined;
}

/** Lets signals reach the group of `leader`; the result ends that. */
export function passSignalsTo(leader, graceMs) {
  leaders.set(leader, graceMs);
  return () => leaders.delete(leader);
}

function stop(signal) {
  if (isEcho(signal)) return;
  passOn(signal);
  if (isStopping()) return;
  stoppedBy = signal;
  leave([...leaders], 128 + constants.signals[signal]);
}

function isEcho(signal) {
  const at = Date.now();
  const previous = lastSignal;
  lastSignal = { name: signal, at };
  return previous.name === signal && at - previous.at < echoMs;
}

function passOn(signal) {
  for (const leader of leaders.keys()) signalGroup(leader, signal);
}

async function leave(left, exitCode) {
  if (left.length > 0) await Promise.all(left.map(([leader, graceMs]) => endGroup(leader, graceMs)));
  process.exit(exitCode);
}

function suspend() {
  passOn("SIGSTOP");
  process.kill(process.pid, "SIGSTOP");
}

/** npm gives a SIGTERM to the shell between us, and many a shell dies of it without a word: watch for that. */
function stopWithParent() {
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid !== parent && !isStopping()) stop("SIGTERM");
  };
  setInterval(watch, 100).unref();
}
