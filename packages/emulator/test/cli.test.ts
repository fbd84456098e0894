import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createEmulator, faultKindNames } from "../src/index.ts";
import { hello, served } from "./support.ts";

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

  it("says what its options are, and all the kinds of faults", async () => {
    const { code, out } = await run(start("--help"));
    expect(code).toBe(0);
    expect(out).toContain("--port N");
    for (const kind of faultKindNames) expect(out).toMatch(new RegExp(`^  ${kind}\\[:[A-Z-]+\\] +\\S`, "m"));
    expect(Math.max(...out.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(125);
  });

  it("lets go wrong what it is told to", async () => {
    const child = start("--fault", "throttle:2,target=base", "--fault", "cut-at:20", "--seed", "5");
    const answers: [status: number, body: string][] = [];
    const ask = async (url: string) => {
      for (let made = 0; made < 3; made += 1) {
        const body = JSON.stringify({ messages: hello });
        const response = await fetch(`${url}/model/amazon.nova-lite-v1%3A0/converse`, { method: "POST", body });
        answers.push([response.status, await response.text()]);
      }
      child.kill();
    };
    const { code, out } = await run(child, ready, (output) => void ask(ready.exec(output)?.[1] ?? ""));
    expect(code).toBe(0);
    expect(out).toContain(
      'Fault: {"kind":"throttle","times":2,"target":"base"}\nFault: {"kind":"cut-at","bytes":20}\n',
    );
    expect(answers.map(([status]) => status)).toEqual([429, 429, 200]);
    expect(answers[2]?.[1]).toHaveLength(20);
  });

  it.each([
    [["--port", "many"], /--port takes a number from 0 .* to 65535, not "many"/],
    [["--port", "70000"], /not "70000"/],
    [["--host", ""], /--host takes an address/],
    [["--colour"], /--colour/],
    [["--fault", "trottle"], /no fault "trottle": choose one of throttle, /],
    [["--fault", "throttle", "--fault", "stall:x"], /"after" of a fault "stall" takes a whole number .*, not "x"/],
    [["--seed", "x"], /--seed takes a whole number/],
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
