import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../src/index.ts";
import { served } from "./support/served.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** A process of its own, whose output is a pipe. */
/** What the one who runs the tests wants of colours is not to matter. */
const { NO_COLOR: _no, FORCE_COLOR: _force, ...surroundings } = process.env;

const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, [cli, ...args], { env: { ...surroundings, ...env } });

/** Everything that it says, and how it ends; `onOutput` is told of each piece. */
const ended = (child: ChildProcess, onOutput: (text: string) => void = () => {}) =>
  new Promise<{ code: number | null; signal: string | null; out: string; err: string }>((resolve) => {
    let out = "";
    let err = "";
    child.stdout?.on("data", (piece) => {
      out += piece;
      onOutput(out);
    });
    child.stderr?.on("data", (piece) => {
      err += piece;
    });
    child.once("close", (code, signal) => resolve({ code, signal, out, err }));
  });

describe("bedrock-targets as a process", () => {
  it("says what its commands, options and exit codes are", async () => {
    const { code, out } = await ended(start(["--help"]));
    expect(code).toBe(0);
    for (const word of [
      "list",
      "explain",
      "why",
      "policy",
      "try",
      "map",
      "doctor",
      "completion",
      "--json",
      "--emulator",
      "130",
    ]) {
      expect(out).toContain(word);
    }
    expect(out).not.toContain("complete ");
  });

  it.each([
    [[], "Usage: bedrock-targets"],
    [["frobnicate"], "unknown command 'frobnicate'"],
    [["list", "--kind", "nonsense"], "cross-region"],
    [["try"], "missing required argument 'modelId'"],
    [["list", "--colour"], "unknown option '--colour'"],
    [["list", "--region", "../x"], "us-east-1"],
    [["list", "--endpoint", "nowhere"], "web address"],
    [["list", "--emulator", "--endpoint", "http://127.0.0.1:1"], "cannot be used with"],
    [["list", "--", "--json"], "too many arguments"],
    [["try", "amazon.nova-lite-v1:0", "Hello", "--max-tokens", "0"], "whole number"],
  ])("ends with 2 and the reason for %j", async (args, reason) => {
    const { code, out, err } = await ended(start(args));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(reason);
  });

  it.each([
    [["list", "--colour", "--json"], "unknown option '--colour'"],
    [["--json"], "names no command"],
    [["why", "--json", ""], "There is no error"],
    [["list", "--emulator", "--endpoint", "http://127.0.0.1:1", "--json"], "cannot be used with"],
  ])("says it as JSON where JSON is asked for: %j", async (args, reason) => {
    const { code, out, err } = await ended(start(args));
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(JSON.parse(out).error).toMatchObject({ code: "usage", message: expect.stringContaining(reason) });
  });

  it("reads a log from a pipe", async () => {
    const child = start(["why"]);
    child.stdin?.end("2026 ERROR ThrottlingException: Too many requests\n");
    const { code, out } = await ended(child);
    expect(code).toBe(0);
    expect(out).toMatch(/^throttled\n/);
  });

  it("draws nothing and colours nothing in a pipe, unless it is told to", async () => {
    expect((await ended(start(["explain"]))).out).not.toMatch(/\p{Cc}(?<!\n)/u);
    expect((await ended(start(["explain"], { FORCE_COLOR: "1" }))).out).toContain("\u001b[1mbase");
    expect((await ended(start(["explain", "--no-color"], { FORCE_COLOR: "1" }))).out).not.toContain("\u001b");
  });

  it("ends quietly when its reader has read enough", async () => {
    const child = start(["explain"]);
    child.stdout?.destroy(); // as `| head` does
    const { code, err } = await ended(child);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("ends a call at Ctrl-C with 130, and the call ends with it", async () => {
    await using account = await served({ paceMs: 200 });
    const child = start(["try", "amazon.nova-lite-v1:0", "Tell me a long story.", "--endpoint", account.url]);
    let isTold = false;
    const { code, out } = await ended(child, () => {
      if (!isTold) child.kill("SIGINT");
      isTold = true;
    });
    expect(code).toBe(130);
    expect(out).not.toBe("");
    await expect.poll(() => account.calls.at(-1)).toMatchObject({ streamed: true, aborted: true });
  });

  it("ends at Ctrl-C also while it waits for input", async () => {
    const interruption = new AbortController();
    const silence = {
      async *[Symbol.asyncIterator]() {
        interruption.abort();
        yield await new Promise<string>(() => {}); // nobody types
      },
    };
    const quiet = { write: () => true };
    const io = { stdout: quiet, stderr: quiet, stdin: silence, env: {}, signal: interruption.signal };
    expect(await run(["why"], io)).toBe(130);
  });

  it("leaves nothing open behind the embedded Bedrock", async () => {
    const { code, err } = await ended(start(["list", "--emulator", "--kind", "prompt"]));
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });
});
