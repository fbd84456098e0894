import { spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

export const isWindows = process.platform === "win32";

/** Signals a process that leads a group, and everything in that group. */
export function signalGroup(leader, signal) {
  if (isWindows) return signalWindowsTree(leader, signal);
  try {
    process.kill(-leader, signal);
  } catch {
    // It has gone meanwhile, which is what signals are for.
  }
}

/** Windows has no signals; a Ctrl-C reaches all programs of a console by itself, and the rest can only be ended. */
function signalWindowsTree(leader, signal) {
  if (signal === "SIGKILL") spawnSync("taskkill", ["/pid", String(leader), "/t", "/f"]);
}

/** Waits until a group that was asked to stop has gone. Its leader gets a grace period, those it leaves behind an instant. */
export async function endGroup(leader, graceMs) {
  if ((await isGoneWithin(leader, graceMs)) && (await isGoneWithin(-leader, 500))) return;
  signalGroup(leader, "SIGKILL");
  await isGoneWithin(leader, 500);
}

/** `id` is a process, or the negative of a group, as for `process.kill`. */
async function isGoneWithin(id, patienceMs) {
  const deadline = Date.now() + patienceMs;
  while (isAlive(id)) {
    if (Date.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

/** False for a group on Windows, which has none. */
function isAlive(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
