import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createEmulator } from "../src/index.ts";
import { served } from "./support.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

const start = (...args: readonly string[]): ChildProcess => spawn(process.execPath, [cli, ...args]);

/** Everything that it says, and how it ends; `act` is called with the process as soon as it has said `when`. */
const run = (child: ChildProcess, when?: RegExp, act?: (output: string) => void) =>
  new Promise<{ code: number | null; signal: string | null; out: string; err: string }>((resolve) => {
    let out = "";
    let err = "";
    let waiting = when;
    child.stdout?.on("data", (chunk) => {
      out += chunk;
      if (!waiting?.test(out)) return;
      waiting = undefined;
      act?.(out);
    });
    child.stderr?.on("data", (chunk) => {
      err += chunk;
    });
    child.once("close", (code, signal) => resolve({ code, signal, out, err }));
  });

const ready = /Bedrock emulator ready at (http:\/\/127\.0\.0\.1:\d+)\n/;

describe("bedrock-emulator", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "lists its targets, serves them, and ends at %s with code 0",
    async (signal) => {
      const child = start("--port", "0");
      let answered: Promise<Response> | undefined;
      const { code, out, err } = await run(child, ready, (output) => {
        const url = ready.exec(output)?.[1] ?? "";
        answered = fetch(`${url}/model/nobody/converse`, { method: "POST" });
        void answered.then(() => child.kill(signal));
      });
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect((await answered)?.status).toBe(400);
      for (const { modelId, kind } of createEmulator().account.targets) {
        expect(out).toContain(modelId);
        expect(out).toContain(kind);
      }
      expect(out).toContain("No signature is checked. Bound to 127.0.0.1: only this machine can reach it.");
    },
  );

  it("says what its options are", async () => {
    const { code, out } = await run(start("--help"));
    expect(code).toBe(0);
    expect(out).toContain("--port N");
  });

  it.each([
    [["--port", "many"], /--port takes a number from 0 .* to 65535, not "many"/],
    [["--port", "70000"], /not "70000"/],
    [["--host", ""], /--host takes an address/],
    [["--colour"], /--colour/],
    [["surplus"], /surplus/],
  ])("refuses %j in one sentence", async (args, message) => {
    const { code, out, err } = await run(start(...args));
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err).toMatch(message);
  });

  it("says in one sentence that a port is taken", async () => {
    await using server = await served();
    const { code, err } = await run(start("--port", new URL(server.url).port));
    expect(code).toBe(1);
    expect(err).toMatch(/^bedrock-emulator: Port \d+ is taken: .*\n$/);
  });
});
