import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";

const fixtures = join(import.meta.dirname, "fixtures");
const started: number[] = [];

afterEach(() => {
  for (const pid of started.splice(0)) if (isAlive(pid)) process.kill(pid, "SIGKILL");
});

/** False for a zombie too: what has ended stays listed until whoever inherited it takes notice. */
function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch (error) {
    // Without /proc (macOS) the first line has to do.
    return error instanceof Error && error.message.startsWith("ENOENT") && process.platform !== "linux";
  }
}

/** The supervisor with a family of two below it, all of them running. */
async function startFamily(manner: string, { graceMs = 5_000, by = [] as string[], env = process.env } = {}) {
  const supervisor = [join(fixtures, "supervisor.mjs"), String(graceMs), join(fixtures, "family.mjs"), manner];
  const top = spawn(process.execPath, [...by, ...supervisor], {
    detached: true,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  top.stdout.setEncoding("utf8").on("data", (text) => {
    printed += text;
  });
  const pids: number[] = await vi.waitFor(() => JSON.parse(printed.split("\n")[0] ?? "").pids, { timeout: 10_000 });
  started.push(top.pid ?? 0, ...pids);
  return { top, pid: top.pid ?? 0, pids, received: () => printed.match(/received \w+/g) ?? [] };
}

async function expectGone(pids: number[]) {
  await vi.waitFor(() => expect(pids.filter(isAlive)).toEqual([]), { timeout: 10_000, interval: 20 });
}

async function exitOf(child: ChildProcess) {
  const [code, signal] = await once(child, "close");
  return code ?? signal;
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s reaches the program, and its exit takes along whoever it leaves behind",
  async (signal) => {
    const family = await startFamily("graceful");
    const exit = exitOf(family.top);
    process.kill(family.pid, signal);
    expect(await exit).toBe(128 + constants.signals[signal]);
    expect(family.received()).toEqual([`received ${signal}`]);
    await expectGone(family.pids);
  },
);

test("a Ctrl-C that npm passes on once more is one signal to the program", async () => {
  const family = await startFamily("graceful");
  const exit = exitOf(family.top);
  process.kill(-family.pid, "SIGINT");
  await vi.waitFor(() => expect(family.received()).toHaveLength(1), { interval: 5 });
  process.kill(family.pid, "SIGINT");
  expect(await exit).toBe(130);
  expect(family.received()).toEqual(["received SIGINT"]);
});

test("a second Ctrl-C, later, is passed on too", async () => {
  const family = await startFamily("stubborn", { graceMs: 1_000 });
  const exit = exitOf(family.top);
  process.kill(family.pid, "SIGINT");
  await new Promise((resolve) => setTimeout(resolve, 400));
  process.kill(family.pid, "SIGINT");
  expect(await exit).toBe(130);
  expect(family.received()).toEqual(["received SIGINT", "received SIGINT"]);
});

test("a program that does not leave is killed after the grace period, with its child", async () => {
  const family = await startFamily("stubborn", { graceMs: 100 });
  const exit = exitOf(family.top);
  process.kill(family.pid, "SIGTERM");
  expect(await exit).toBe(143);
  await expectGone(family.pids);
});

test("when the shell that npm has put between us dies, the program is stopped", async () => {
  const shell = 'require("node:child_process").spawn(process.execPath, process.argv.slice(1), { stdio: "inherit" })';
  const env = { ...process.env, npm_lifecycle_event: "start" };
  const family = await startFamily("graceful", { by: ["-e", shell], env });
  process.kill(family.pid, "SIGKILL");
  await expectGone(family.pids);
  expect(family.received()).toEqual(["received SIGTERM"]);
});
